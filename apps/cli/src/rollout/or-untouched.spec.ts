import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { spawn } from 'node:child_process';
import { createStory, type StreamRecord } from '@clicamos/report';
import { Interrupted } from '../terminal.js';
import { createSandbox, main } from '../testing/clicamos.js';
import { orUntouched } from './or-untouched.js';

const config = `
service: web
defaultEnvironment: prod
environments:
  prod:
    cloud: aws
    region: us-east-1
    account: "123456789012"
    loadBalancers: [web-elb]
`;

function interruptedAfter(...kinds: readonly StreamRecord['kind'][]) {
  const controller = new AbortController();
  const listeners = new Set<(record: StreamRecord) => void>();
  const listen = (listener: (record: StreamRecord) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return orUntouched(
    {
      stream: { listen, story: createStory },
      terminal: { signal: controller.signal },
      options: { environment: 'prod' },
      command: ({ environment }) => `clicamos deploy ${environment} --ami ami-0b3`,
    },
    async () => {
      for (const kind of kinds) for (const listener of listeners) listener({ kind } as StreamRecord); // its kind is asked alone
      controller.abort(new Interrupted('SIGINT'));
      throw Object.assign(new Error('Request aborted'), { name: 'AbortError' });
    },
  ).catch((error: unknown) => error);
}

describe('a deploy that is interrupted', () => {
  it('before its first step says that nothing was changed, and what to run', async () => {
    expect(await interruptedAfter('environment', 'notice', 'probe')).toMatchObject({
      message: 'interrupted by SIGINT before the first step: nothing that serves was changed',
      next: 'clicamos deploy prod --ami ami-0b3 (to begin again), or clicamos status prod (to see what serves)',
    });
  });

  it('later says nothing of the kind', async () => {
    expect(await interruptedAfter('environment', 'rollout-started')).toMatchObject({ name: 'AbortError' });
  });

  it('while it asks AWS whose account it is ends with its own exit code', async () => {
    await using sandbox = await createSandbox({ AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'none' });
    await sandbox.write('clicamos.yaml', config);
    const silent = createServer();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const AWS_ENDPOINT_URL = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`; // it listens on a port

    const child = spawn(process.execPath, [main, 'deploy', 'prod', '--ami', 'ami-0123456789abcdef0'], {
      cwd: sandbox.directory,
      env: { ...sandbox.env, AWS_ENDPOINT_URL },
    });
    const words: string[] = [];
    child.stderr.on('data', (text: Buffer) => words.push(text.toString()));
    await once(silent, 'request');
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    silent.closeAllConnections();
    silent.close();

    expect(code).toBe(130);
    expect(words.join('')).toBe(
      'interrupted by SIGINT before the first step: nothing that serves was changed\n' +
        'Run: clicamos deploy prod --ami ami-0123456789abcdef0 (to begin again), or clicamos status prod (to see what serves)\n',
    );
  }, 60_000);
});
