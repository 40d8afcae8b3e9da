import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const packageFolder = join(import.meta.dirname, '..', '..');
const urlOf = (...path: readonly string[]) => pathToFileURL(join(packageFolder, ...path)).href;
const hook = urlOf('src', 'testing', 'log-loaded-modules.mjs');

/** What Node imports when it is run like this in a folder, as URLs, and what it prints. */
async function runIn(cwd: string, ...args: readonly string[]) {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', hook, ...args], {
    env: { PATH: process.env['PATH'] },
    cwd,
  }).catch((refused: { readonly stdout: string; readonly stderr: string }) => refused);
  const loaded = [...stderr.matchAll(/^loaded (.*)$/gm)].map(([, url = '']) => url);
  return { loaded, stdout, stderr };
}

const run = (...args: readonly string[]) => runIn(packageFolder, ...args);

const bin = join(packageFolder, 'bin', 'clicamos.js');

const clicamos = (...args: readonly string[]) => run(bin, ...args);

const heavy = /@aws-sdk|@smithy|@pulumi|\/zod\/|\/yaml\/|\/packages\/|@clicamos|log-update|apps\/stack/;

const sending = /@aws-sdk|@smithy|\/undici\/|hdr-histogram|rolling-asg|packer-ami|emulator/;

/** What a command is bundled into carries its name. */
const commands = readdirSync(join(packageFolder, 'src', 'commands')).map((name) => name.replace('.ts', ''));
const command = new RegExp(`/dist/(?:${commands.join('|')})-[A-Z0-9]+\\.js$`);

describe('what --help loads', () => {
  it.each([['--help'], ['deploy --help'], ['local --help'], ['completion'], ['--version']])(
    'is light for `%s`: no SDK client, no Pulumi, no emulator, no library of ours',
    async (line) => {
      const { loaded } = await clicamos(...line.split(' '));

      expect(loaded).toContainEqual(expect.stringContaining('/dist/main.js'));
      expect(loaded.filter((url) => heavy.test(url))).toEqual([]);
    },
  );

  it('is in few files, yargs among them', async () => {
    const { loaded } = await clicamos('--help');

    expect(loaded.filter((url) => url.includes('node_modules'))).toEqual([]);
    expect(new Set(loaded).size).toBeLessThan(15);
  });

  it('is seen: a command that reads the configuration loads what --help does not', async () => {
    const { loaded } = await clicamos('schema');

    expect(loaded.filter((url) => heavy.test(url))).not.toEqual([]);
    expect(loaded.filter((url) => command.test(url))).not.toEqual([]);
  });
});

it('reads the configuration without what sends requests', async () => {
  const { loaded } = await clicamos('schema');

  expect(loaded).toContainEqual(expect.stringContaining('/zod/'));
  expect(loaded.filter((url) => sending.test(url))).toEqual([]);
});

describe('a mistake in the configuration', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clicamos-mistake-'));
    await writeFile(
      join(folder, 'clicamos.yaml'),
      'service: web\ndefaultEnvironment: local\nenvironments: { local: { cloud: emulator, spead: 2 } }\n',
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['deploy', 'doctor', 'dashboard', 'ami resolve'])(
    'is told by %s before the SDK and the engine are loaded',
    async (line) => {
      const { loaded, stderr } = await runIn(folder, bin, ...line.split(' '));

      expect(stderr).toContain('clicamos.yaml:3: environments.local.spead: Unknown key `spead`');
      expect(loaded).toContainEqual(expect.stringContaining('/zod/'));
      expect(loaded.filter((url) => sending.test(url))).toEqual([]);
    },
  );
});

describe('reasonNotAccepted of the built package', () => {
  it('neither loads a command nor prints', async () => {
    const lines = [['schema'], ['deploy', 'prod'], ['deploy', '--amy'], ['--help'], ['completion'], []];
    const asked = lines.map((argv) => `await reasonNotAccepted(${JSON.stringify(argv)});`);
    const program = `import { reasonNotAccepted } from '${urlOf('dist', 'index.js')}'; ${asked.join(' ')}`;

    const { loaded, stdout } = await run('--input-type=module', '--eval', program);

    expect(stdout).toBe('');
    expect(loaded).toContainEqual(expect.stringContaining('/dist/index.js'));
    expect(loaded.filter((url) => heavy.test(url) || command.test(url))).toEqual([]);
  });
});
