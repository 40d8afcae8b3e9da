import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createSandbox, type Sandbox } from '../testing/clicamos.js';

// What a user may get wrong: a clear sentence, exit code 2, and nothing changed.

const local = (settings: string) => `
service: web
defaultEnvironment: local
environments:
  local: { cloud: emulator, ${settings} }
`;

describe('a mistake of the user', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await createSandbox();
  });

  afterEach(() => sandbox.remove());

  it.each([
    ['malformed YAML', 'service: [', ['deploy'], /clicamos\.yaml: not valid YAML/],
    [
      'an unknown key',
      local('sped: 4'),
      ['deploy'],
      /clicamos\.yaml:5: environments\.local\.sped: Unknown key `sped`\. Did you mean `speed`\?/,
    ],
    [
      'desired over max',
      local('group: { desired: 9, max: 3 }'),
      ['deploy'],
      /group\.desired: Expected `desired` to be at most max/,
    ],
    [
      'a target of 0',
      local('group: { min: 0, desired: 0 }'),
      ['deploy'],
      /group\.desired: Expected a number >= 1/,
    ],
    [
      'an unknown environment',
      local('speed: 4'),
      ['deploy', 'prod'],
      /Unknown environment `prod`: Expected one of local/,
    ],
    ['an unknown command', '', ['depoly'], /deploy/],
    ['an unknown option', '', ['deploy', '--amy', 'ami-1'], /amy/],
    ['no command', '', [], /Expected a command/],
    [
      'two images',
      '',
      ['deploy', '--ami', 'ami-1', '--ssm', '/web'],
      /Expected `--ami` or `--ssm`, got both/,
    ],
    ['a plan without an image', '', ['plan'], /Expected an image to plan for/],
    ['a status of what is not up', '', ['status'], /not up/],
    [
      'a missing configuration',
      '',
      ['deploy', '--config', 'nowhere.yaml'],
      /Cannot read the configuration .*nowhere\.yaml/,
    ],
  ])('%s is told in a sentence, starts nothing and exits with 2', async (_what, config, args, sentence) => {
    if (config) await sandbox.write('clicamos.yaml', config);

    const { code, stdout, stderr } = await sandbox.run(...args);

    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n +at /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect((await readdir(sandbox.directory)).filter((name) => name === '.clicamos')).toEqual([]);
  });

  it('a taken port is named', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo; // a TCP server's address is never a string
    await sandbox.write('clicamos.yaml', local(`port: ${port}`));

    const { code, stderr } = await sandbox.run('local', 'up');

    expect(stderr).toMatch(new RegExp(`Port ${port} of 127\\.0\\.0\\.1 is taken`));
    expect(code).toBe(2);
    await new Promise((resolve) => other.close(resolve));
  });

  it('a stale lock is named, and `local down` clears it', async () => {
    const lock = join('.clicamos', 'local', 'emulator.lock.json');
    await mkdir(join(sandbox.directory, dirname(lock)), { recursive: true });
    const gone = {
      pid: 2 ** 22 + 1,
      version: '0.1.0',
      id: 'x',
      startedAt: '2026-01-01T00:00:00Z',
      endpoint: 'http://127.0.0.1:1',
    };
    await sandbox.write(lock, JSON.stringify(gone));

    const refused = await sandbox.run('deploy');
    const cleared = await sandbox.run('local', 'down');

    expect(refused.stderr).toMatch(/stale: process 4194305 does not run.*clicamos local down/);
    expect(refused.code).toBe(2);
    expect(cleared).toMatchObject({ code: 0, stdout: expect.stringContaining('had died') });
  });

  it('an emulator of another version is not used', async () => {
    await sandbox.run('local', 'up');
    const lock = join('.clicamos', 'local', 'emulator.lock.json');
    const running = JSON.parse(await readFile(join(sandbox.directory, lock), 'utf8')) as object;
    await sandbox.write(lock, JSON.stringify({ ...running, version: '0.0.9' }));

    const { code, stderr } = await sandbox.run('deploy');

    expect(stderr).toMatch(/runs version 0\.0\.9, this is \d+\.\d+\.\d+\. Run: clicamos local down/);
    expect(code).toBe(2);
  });

  it('credentials of the wrong account stop the run', async () => {
    await sandbox.write(
      'clicamos.yaml',
      `service: web\ndefaultEnvironment: prod\nenvironments:\n  local: { cloud: emulator }\n  prod: { cloud: aws, region: us-east-1, account: "999999999999", loadBalancers: [web] }\n`,
    );
    const up = await sandbox.run('local', 'up', '--json');
    const { env } = JSON.parse(up.stdout) as { env: Record<string, string> };
    const other = await createSandbox(env);

    const { code, stderr } = await other.run(
      'deploy',
      '--config',
      join(sandbox.directory, 'clicamos.yaml'),
      '--ami',
      'ami-1',
    );

    expect(stderr).toMatch(/belong to account `123456789012`, but this environment wants `999999999999`/);
    expect(code).toBe(2);
    await other.remove();
  });
});
