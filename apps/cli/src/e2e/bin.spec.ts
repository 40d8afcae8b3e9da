import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const packageFolder = join(import.meta.dirname, '..', '..');
const bin = join(packageFolder, 'bin', 'clicamos.js');

/** What the program says when it is started like this, and how it ends. */
const refusalOf = (...args: readonly string[]) =>
  promisify(execFile)(process.execPath, [...args]).then(
    () => undefined,
    ({ code, stderr }: { readonly code: number; readonly stderr: string }) => ({ code, stderr }),
  );

const asNode = (version: string) =>
  `data:text/javascript,Object.defineProperty(process,'version',{value:'${version}'})`;

describe('the program', () => {
  it.each(['v18.20.8', 'v20.18.3'])(
    'says on Node %s which one it needs, without a stack trace',
    async (version) => {
      const manifest = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
        readonly engines: { readonly node: string };
      };
      const least = manifest.engines.node.replace('>=', '');

      const refusal = await refusalOf('--import', asNode(version), bin, '--help');

      expect(refusal).toEqual({
        code: 2,
        stderr: `clicamos needs Node ${least} or newer, this is ${version} (${process.execPath}). Install one, for example: nvm install 24\n`,
      });
    },
  );

  it('says in a fresh clone what builds it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clicamos-clone-'));
    await mkdir(join(folder, 'bin'));
    await copyFile(join(packageFolder, 'package.json'), join(folder, 'package.json'));
    await copyFile(bin, join(folder, 'bin', 'clicamos.js'));

    const refusal = await refusalOf(join(folder, 'bin', 'clicamos.js'), 'status');

    await rm(folder, { recursive: true });
    expect(refusal).toEqual({
      code: 2,
      stderr: 'clicamos is not built in this repository yet. Run: npx nx run cli:compile\n',
    });
  });

  it('says where the folder that it runs in is gone', async () => {
    const script = `cd "$(mktemp -d)" && rmdir "$PWD" && exec '${process.execPath}' '${bin}' status`;

    const refusal = await promisify(execFile)('/bin/sh', ['-c', script]).catch(
      ({ code, stderr }: { readonly code: number; readonly stderr: string }) => ({ code, stderr }),
    );

    expect(refusal).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^The folder that this runs in is gone\. .*\n$/),
    });
  });

  it.each([
    ['npx', ['npx', '--no', 'clicamos'], 'npx clicamos plan'],
    ['its file', [process.execPath, bin], `node ${bin} plan`],
  ])('started by %s names commands by that', async (_how, [program = '', ...args], next) => {
    const folder = await mkdtemp(join(tmpdir(), 'clicamos-project-'));
    if (program === 'npx') {
      await mkdir(join(folder, 'node_modules', '.bin'), { recursive: true });
      await symlink(bin, join(folder, 'node_modules', '.bin', 'clicamos'));
    }

    const { stderr } = await promisify(execFile)(program, [...args, 'dry-run'], { cwd: folder }).catch(
      ({ stderr }: { readonly stderr: string }) => ({ stderr }),
    );

    await rm(folder, { recursive: true });
    expect(stderr).toContain(`A plan changes nothing: ${next}\n`);
  });
});
