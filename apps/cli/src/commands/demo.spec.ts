import { PassThrough } from 'node:stream';
import { Interrupted } from '../terminal.js';
import { demo } from './demo.js';

it('a demo that is interrupted says that it leaves nothing', async () => {
  const stdout = new PassThrough({ encoding: 'utf8' });
  const terminal = {
    ...{ stdin: new PassThrough(), stdout, stderr: new PassThrough(), cwd: '/', env: {} },
    ...{ signal: AbortSignal.abort(new Interrupted('SIGINT')), onLeave: () => undefined },
  };
  const options = { json: false, rate: 10, speed: 40, loadBalancer: 'classic' } as const;

  await expect(demo(options, terminal)).rejects.toMatchObject({ name: 'AbortError' });

  expect(String(stdout.read()).trim().split('\n').at(-1)).toBe('Everything was cleaned up.');
});
