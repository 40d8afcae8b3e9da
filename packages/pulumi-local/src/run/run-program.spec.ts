import { createServer } from 'node:http';
import * as aws from '@pulumi/aws';
import { runProgram } from './run-program.js';

const where = { region: 'eu-west-1', project: 'shop', stack: 'test' };

describe('runProgram', () => {
  it('rejects at once with the reason of an abort, while the endpoint is silent', async () => {
    const silent = createServer(() => undefined);
    const asked = new Promise((resolve) => silent.once('request', resolve));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    if (address === null || typeof address === 'string') throw new TypeError('no port');
    const controller = new AbortController();
    const reason = new Error('enough');

    const running = runProgram(() => void new aws.ec2.Vpc('net', { cidrBlock: '10.1.0.0/16' }), {
      endpoint: `http://127.0.0.1:${address.port}`,
      ...where,
      signal: controller.signal,
    });
    void asked.then(() => controller.abort(reason));

    await expect(running).rejects.toBe(reason);
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
  });

  it('does not begin under an aborted signal', async () => {
    const reason = new Error('before');
    const program = () => {
      throw new Error('ran');
    };

    const running = runProgram(program, {
      endpoint: 'http://127.0.0.1:1',
      ...where,
      signal: AbortSignal.abort(reason),
    });

    await expect(running).rejects.toBe(reason);
  });

  it.each([
    ['https://ec2.us-east-1.amazonaws.com', 'anything but AWS'],
    ['https://ec2.eu-west-1.api.aws', 'anything but AWS'],
    ['ftp://127.0.0.1', 'an http or https URL'],
    ['', 'an http or https URL'],
  ])('refuses the endpoint %p', async (endpoint, want) => {
    const running = runProgram(() => undefined, { endpoint, ...where });

    await expect(running).rejects.toMatchObject({
      code: 'InvalidOption',
      message: expect.stringContaining(want),
    });
  });

  it.each(['region', 'project', 'stack'])('refuses an empty %s', async (name) => {
    const running = runProgram(() => undefined, { endpoint: 'http://127.0.0.1:1', ...where, [name]: '' });

    await expect(running).rejects.toMatchObject({
      code: 'InvalidOption',
      message: `Expected \`${name}\` to be a text, got \`\` (string)`,
    });
  });
});
