import type { AddressInfo } from 'node:net';
import { createApp, type AppOptions } from './create-app.js';
import { serveUntilTerminated } from './serve-until-terminated.js';

const options: AppOptions = {
  version: '7',
  instanceId: 'i-1',
  healthStatus: 200,
  keepAliveTimeoutMs: 75_000,
};

async function serve(overrides: Partial<AppOptions> = {}) {
  const app = createApp({ ...options, ...overrides });
  let terminate = (): void => undefined;
  const terminated = new Promise<void>((resolve) => (terminate = resolve));
  const done = serveUntilTerminated(app, { host: '127.0.0.1', port: 0, terminated });
  await new Promise((resolve) => app.once('listening', resolve));
  const { port } = app.address() as AddressInfo; // a TCP server's address is never a string
  return { app, url: `http://127.0.0.1:${port}`, terminate, done };
}

describe('the sample app', () => {
  it('says its version in a header and in the page', async () => {
    const { url, terminate, done } = await serve();

    const response = await fetch(url);

    expect(response.headers.get('x-app-version')).toBe('7');
    expect(await response.text()).toBe('version 7 on i-1\n');
    terminate();
    await done;
  });

  it('answers its health path with the configured status', async () => {
    const { url, terminate, done } = await serve({ healthStatus: 500 });

    const response = await fetch(`${url}/health`);

    expect(response.status).toBe(500);
    await response.text();
    terminate();
    await done;
  });

  it('answers a request in flight before it ends, and takes no new one', async () => {
    const { app, url, terminate, done } = await serve();
    const inFlight = new Promise((resolve) => app.once('request', resolve));
    const slow = fetch(`${url}/slow?ms=100`, { headers: { connection: 'close' } });
    await inFlight;

    terminate();
    await new Promise((resolve) => setImmediate(resolve));

    await expect(fetch(url)).rejects.toThrow();
    expect((await slow).status).toBe(200);
    await done;
  });

  it('does not wait for a kept connection once its last request is answered', async () => {
    const { app, url, terminate, done } = await serve();
    const inFlight = new Promise((resolve) => app.once('request', resolve));
    const slow = fetch(`${url}/slow?ms=100`); // on a connection that fetch keeps
    await inFlight;

    terminate();
    const response = await slow;
    await response.text();

    await done; // else the test's deadline ends it, before the 75 s of the connection
    expect(response.status).toBe(200);
  });

  it('keeps idle connections longer than a load balancer does', () => {
    expect(createApp(options).keepAliveTimeout).toBeGreaterThan(60_000);
  });
});
