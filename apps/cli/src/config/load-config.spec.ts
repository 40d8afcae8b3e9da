import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, parseConfig } from './load-config.js';

const valid = `
service: web
defaultEnvironment: local
environments:
  local: { cloud: emulator }
  prod:
    cloud: aws
    region: us-east-1
    account: "123456789012"
    loadBalancers: [web-elb]
`;

describe('parseConfig', () => {
  it('fills in the defaults of an environment', () => {
    const { environments } = parseConfig(valid, 'clicamos.yaml');

    expect(environments['local']).toMatchObject({
      cloud: 'emulator',
      speed: 10,
      group: { min: 2, desired: 2, max: 4 },
    });
    expect(environments['prod']).toMatchObject({
      cloud: 'aws',
      rollout: { deadlineSeconds: 900, readySamples: 2 },
    });
  });

  it('keeps the defaults of a cloud for what an environment does not say', () => {
    const text = valid
      .replace('{ cloud: emulator }', '{ cloud: emulator, group: { max: 6 }, probe: { maxLost: 1 } }')
      .concat('    probe: {}\n');

    const { environments } = parseConfig(text, 'clicamos.yaml');

    expect(environments['local']).toMatchObject({
      group: { max: 6, healthCheckGraceSeconds: 60 },
      probe: { maxLost: 1, ratePerSecond: 100 },
    });
    expect(environments['prod']).toMatchObject({
      group: { healthCheckGraceSeconds: 300 },
      probe: { ratePerSecond: 50 },
    });
  });

  it.each([
    ['malformed YAML', 'service: [web', /^c\.yaml: not valid YAML: /],
    [
      'an unknown key',
      valid.replace('region:', 'regoin: x\n    region:'),
      /c\.yaml:8: environments\.prod\.regoin: Unknown key `regoin`\. Did you mean `region`\?/,
    ],
    [
      'a wrong number',
      valid.replace('{ cloud: emulator }', '{ cloud: emulator, speed: 0 }'),
      /c\.yaml:5: environments\.local\.speed: Expected a number >= 1, got `0`/,
    ],
    [
      'desired over max',
      valid.replace('{ cloud: emulator }', '{ cloud: emulator, group: { desired: 5, max: 3 } }'),
      /environments\.local\.group\.desired: Expected `desired` to be at most max, got min 2, desired 5, max 3/,
    ],
    [
      'a target of 0',
      valid.replace('{ cloud: emulator }', '{ cloud: emulator, group: { desired: 0 } }'),
      /environments\.local\.group\.desired: Expected a number >= 1, got `0`/,
    ],
    [
      'an unknown default',
      valid.replace('defaultEnvironment: local', 'defaultEnvironment: staging'),
      /defaultEnvironment: Expected one of local, prod, got `staging`/,
    ],
    [
      'an account that lost a digit',
      valid.replace('"123456789012"', '12345678901'),
      /c\.yaml:9: environments\.prod\.account: Expected 12 digits, in quotes .*, got `12345678901`/,
    ],
    ['an empty file', '', /^[^ ]*: It is empty\. Write one: clicamos init --force/],
  ])('refuses %s with its path', (_what, text, message) => {
    expect(() => parseConfig(text, 'c.yaml')).toThrow(message);
  });
});

describe('loadConfig', () => {
  it('takes the nearest clicamos.yaml upwards', async () => {
    const root = await mkdtemp(join(tmpdir(), 'clicamos-config-'));
    await writeFile(join(root, 'clicamos.yaml'), valid);
    await mkdir(join(root, 'a', 'b'), { recursive: true });

    const loaded = await loadConfig({ cwd: join(root, 'a', 'b') });

    expect(loaded.directory).toBe(root);
    await rm(root, { recursive: true });
  });

  it('tells the keys of `group` that somebody wrote from those that have a default', async () => {
    const root = await mkdtemp(join(tmpdir(), 'clicamos-config-'));
    const text = `service: web
defaultEnvironment: local
environments:
  local: { cloud: emulator, group: { min: 2, keyName: ops } }
  other: { cloud: emulator }
`;
    await writeFile(join(root, 'clicamos.yaml'), text);

    const { writtenGroupKeys } = await loadConfig({ cwd: root });

    expect(writtenGroupKeys).toEqual({ local: ['min', 'keyName'], other: [] });
    await rm(root, { recursive: true });
  });

  it('serves the built-in local environment where there is no file', async () => {
    const root = await mkdtemp(join(tmpdir(), 'clicamos-config-'));

    const { config, path } = await loadConfig({ cwd: root });

    expect(path).toBeUndefined();
    expect(Object.keys(config.environments)).toEqual(['local']);
    await rm(root, { recursive: true });
  });

  it.each([
    ['utf16le', '\uFEFF'],
    ['utf8', '\uFEFF'],
    ['utf8', ''],
  ] as const)('reads what PowerShell wrote in %s, begun by `%s`', async (encoding, mark) => {
    const root = await mkdtemp(join(tmpdir(), 'clicamos-config-'));
    await writeFile(join(root, 'clicamos.yaml'), mark + valid, encoding);

    expect((await loadConfig({ cwd: root })).config.service).toBe('web');
    await rm(root, { recursive: true });
  });

  it('does not pass by a clicamos.yml, which would leave the built-in environment to serve', async () => {
    const root = await mkdtemp(join(tmpdir(), 'clicamos-config-'));
    await writeFile(join(root, 'clicamos.yml'), valid);

    await expect(loadConfig({ cwd: root })).rejects.toThrow(
      `Found \`${join(root, 'clicamos.yml')}\`, which is not read. Call it clicamos.yaml, or name it: --config clicamos.yml`,
    );
    await expect(loadConfig({ cwd: root, file: 'clicamos.yml' })).resolves.toMatchObject({ directory: root });
    await rm(root, { recursive: true });
  });

  it('says so of a folder', async () => {
    await expect(loadConfig({ cwd: '/', file: tmpdir() })).rejects.toThrow(/it is a folder$/);
  });

  it('names a file that cannot be read', async () => {
    await expect(loadConfig({ cwd: tmpdir(), file: 'no-such.yaml' })).rejects.toThrow(
      /Cannot read the configuration `[^`]*no-such\.yaml`: there is no such file$/,
    );
  });
});
