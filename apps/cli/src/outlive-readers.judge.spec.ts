import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { outliveReaders } from './outlive-readers.js';
import { createSandbox, main } from './testing/clicamos.js';

describe('outliveReaders', () => {
  it('ignores that nobody reads any more, and nothing else', () => {
    const stream = new PassThrough();
    outliveReaders(stream);

    stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));

    expect(() => stream.emit('error', new Error('disk full'))).toThrow('disk full');
  });

  it('lets a deploy finish whose reader has gone', async () => {
    await using sandbox = await createSandbox();
    await sandbox.write(
      'clicamos.yaml',
      'service: web\ndefaultEnvironment: local\nenvironments:\n  local: { cloud: emulator, speed: 40 }\n',
    );
    const child = spawn(process.execPath, [main, 'deploy', '--json'], {
      cwd: sandbox.directory,
      env: sandbox.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(child, 'exit');
    const printed: string[] = [];
    child.stderr.on('data', (data: Buffer) => printed.push(data.toString()));

    await once(createInterface(child.stdout), 'line');
    child.stdout.destroy();

    expect({ ended: await ended, printed }).toEqual({ ended: [0, null], printed: [] });
    expect((await sandbox.run('status')).stdout).toMatch(/web-v001 +live .* 2\/2 serving/);
  }, 60_000);
});
