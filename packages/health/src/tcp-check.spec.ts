import { startTestServer } from './testing/health-http-server.js';
import { tcpCheck } from './tcp-check.js';
import { patient } from './testing/probe-by-hand.js';

const never = new AbortController().signal;
const { timeoutMs } = patient;

describe('tcpCheck', () => {
  it('is healthy when something listens', async () => {
    await using server = await startTestServer(() => undefined);

    expect(await tcpCheck({ host: '127.0.0.1', port: server.port, timeoutMs })(never)).toBeUndefined();
  });

  it('names a refused connection', async () => {
    const server = await startTestServer(() => undefined);
    await server.close();

    const reason = await tcpCheck({ port: server.port, timeoutMs })(never);

    expect(reason).toMatch(`127.0.0.1:${server.port} did not connect: refused`);
  });

  it('rejects with the reason of an abort', async () => {
    await using server = await startTestServer(() => undefined);

    await expect(tcpCheck({ port: server.port, timeoutMs })(AbortSignal.abort('enough'))).rejects.toBe(
      'enough',
    );
  });

  it.each([0, 65_536, 1.5])('refuses port %p', (port) => {
    expect(() => tcpCheck({ port })).toThrow('to be an integer from 1 to 65535');
  });
});
