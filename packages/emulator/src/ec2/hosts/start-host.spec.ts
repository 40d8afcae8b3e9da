import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untilGone } from '../../testing/background/background-fixture.js';
import { startHost } from './start-host.js';

describe('startHost', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'clicamos-host-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('runs the program with its environment and nothing else, under the id that it was told before', async () => {
    const told: number[] = [];
    const host = startHost({
      command: ['node', '-p', 'JSON.stringify([process.pid, process.env])'],
      directory: folder,
      env: { PATH: join(process.execPath, '..'), WHAT: 'this one' },
      logFile: join(folder, 'log'),
      beforeItRuns: (pid) => told.push(pid),
    });

    await host.ended;

    const [, answer = ''] = readFileSync(join(folder, 'log'), 'utf8').split('\n');
    expect(told).toEqual([host.pid]);
    expect(JSON.parse(answer)).toEqual([host.pid, { PATH: join(process.execPath, '..'), WHAT: 'this one' }]);
  });

  it('never runs a program whose starter is killed before it has noted it', async () => {
    const starter = spawn(process.execPath, ['--input-type=module', '-e', starterOf(folder)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [[pid], how] = await Promise.all([once(starter.stdout, 'data'), once(starter, 'exit')]);

    await untilGone(Number(pid));

    expect(how).toEqual([null, 'SIGKILL']);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });
});

/** A process that the system kills as soon as the program has a process. */
const starterOf = (folder: string) => `
  import { writeSync } from 'node:fs';
  import { register } from 'node:module';
  register('${new URL('../../../../../tools/jest-native/load-typescript.mjs', import.meta.url).href}');
  const { startHost } = await import('${new URL('start-host.ts', import.meta.url).href}');
  startHost({
    command: ['touch', 'ran'],
    directory: '${folder}',
    env: { PATH: '/usr/bin:/bin' },
    logFile: '${join(folder, 'log')}',
    beforeItRuns(pid) {
      writeSync(1, String(pid));
      process.kill(process.pid, 'SIGKILL');
    },
  });
`;
