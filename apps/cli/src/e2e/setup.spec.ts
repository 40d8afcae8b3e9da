import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configSchemaText } from '../config/config-json-schema.js';
import { createSandbox, type Sandbox } from '../testing/clicamos.js';

// The built command: what a user runs before the first deploy.

const onAws = ['--region', 'eu-west-1', '--account', '123456789012', '--load-balancer', 'web-elb'];

describe('clicamos init', () => {
  let sandbox: Sandbox;
  const read = (file: string) => readFile(join(sandbox.directory, file), 'utf8');

  beforeEach(async () => {
    sandbox = await createSandbox();
  });

  afterEach(() => sandbox.remove());

  it('writes the configuration and its schema, which the other commands then take', async () => {
    const { code, stdout, stderr } = await sandbox.run('init', '--service', 'shop', ...onAws);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('clicamos.yaml');
    expect(await read('clicamos.yaml')).toMatch(
      /^# yaml-language-server: \$schema=.*\n(.*\n)+service: shop\n/,
    );
    expect(await read('clicamos.schema.json')).toBe(configSchemaText());
    expect((await sandbox.run('schema')).stdout).toBe(configSchemaText());
    expect(JSON.parse((await sandbox.run('iam-policy', 'prod')).stdout)).toMatchObject({
      Version: '2012-10-17',
    });
  });

  it('replaces a configuration only when forced', async () => {
    await sandbox.write('clicamos.yaml', 'service: mine\n');

    const refused = await sandbox.run('init');

    expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('exists already') });
    expect(await read('clicamos.yaml')).toBe('service: mine\n');

    const forced = await sandbox.run('init', '--force');

    expect(forced.code).toBe(0);
    expect(await read('clicamos.yaml')).toContain('service: web\n');
  });

  it.each([
    [
      'half of an environment',
      ['--account', '123456789012'],
      /needs --region and one of --target-group, --load-balancer and --stack too/,
    ],
    [
      'an account that is none',
      ['--region', 'r', '--account', '12', '--stack', 's'],
      /prod\.account: Expected 12/,
    ],
    ['a service that names no group', ['--service', '9 lives'], /service: Expected a letter/],
  ])('writes nothing for %s', async (_what, args, sentence) => {
    const { code, stderr } = await sandbox.run('init', ...args);

    expect(stderr).toMatch(sentence);
    expect(code).toBe(2);
    await expect(read('clicamos.yaml')).rejects.toThrow('ENOENT');
  });
});

describe('shell completion', () => {
  let sandbox: Sandbox;
  const complete = async (...words: string[]) => {
    const { code, stdout, stderr } = await sandbox.run('--get-yargs-completions', 'clicamos', ...words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout.trim().split('\n');
  };

  beforeEach(async () => {
    sandbox = await createSandbox();
  });

  afterEach(() => sandbox.remove());

  it('prints a script', async () => {
    const { stdout } = await sandbox.spawn('completion');

    expect(stdout).toContain('clicamos --get-yargs-completions');
  });

  it('says what it is for when that is asked', async () => {
    const { stdout } = await sandbox.run('completion', '--help');

    expect(stdout).toContain('source <(clicamos completion)');
    expect(stdout).not.toContain('--get-yargs-completions');
  });

  it('knows commands, options and the environments of the configuration', async () => {
    await sandbox.run('init', ...onAws);

    expect(await complete('')).toEqual(expect.arrayContaining(['deploy', 'init', 'iam-policy', 'local']));
    expect(await complete('local', '')).toEqual(expect.arrayContaining(['up', 'down']));
    expect(await complete('deploy', '--')).toEqual(expect.arrayContaining(['--ami', '--config']));
    expect(await complete('deploy', '')).toEqual(['local', 'prod']);
    expect(await complete('plan', 'p')).toEqual(['prod']);
    const asked = ['--get-yargs-completions', 'clicamos', 'plan', 'p'];
    expect(await sandbox.spawn(...asked)).toEqual({ code: 0, stdout: 'prod\n', stderr: '' });
  });

  it('completes to no environment where the configuration cannot be read', async () => {
    await sandbox.write('clicamos.yaml', 'service: [');

    expect(await complete('deploy', '')).toEqual(['']);
  });
});
