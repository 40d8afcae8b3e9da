import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram } from './find-program.js';

const ofNpm = { npm_config_user_agent: 'npm/11.19.1 node/v20.20.2 linux x64 workspaces/false' };

describe('findProgram', () => {
  let root: string;
  beforeAll(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'clicamos-program-')));
    const installed = ['project', 'cache/_npx/0c1f', 'clone/apps', 'global/lib'];
    for (const folder of installed) await put(`${folder}/node_modules/@clicamos/cli/bin/clicamos.js`);
    await link('project/node_modules/.bin/clicamos', 'project');
    await link('cache/_npx/0c1f/node_modules/.bin/clicamos', 'cache/_npx/0c1f');
    await link('clone/node_modules/.bin/clicamos', 'clone/apps');
    await link('global/bin/clicamos', 'global/lib');
    await put('pnpm/node_modules/.bin/clicamos');
    await put('pnpm/node_modules/.pnpm/cli/bin/clicamos.js');
    await mkdir(join(root, 'project', 'deep', 'er'), { recursive: true });
  });
  afterAll(() => rm(root, { recursive: true }));

  const put = async (path: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), '');
    await chmod(join(root, path), 0o755);
  };
  const link = async (path: string, folder: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await symlink(
      join(root, folder, 'node_modules', '@clicamos', 'cli', 'bin', 'clicamos.js'),
      join(root, path),
    );
  };
  const found = (file: string, cwd: string, path: readonly string[] = [], env = {}) =>
    findProgram({
      file: join(root, file),
      cwd: join(root, cwd),
      env: { PATH: ['/usr/bin', ...path.map((folder) => join(root, folder))].join(':'), ...env },
    });

  const inProject = 'project/node_modules/.bin/clicamos';
  const inCache = 'cache/_npx/0c1f/node_modules/.bin/clicamos';
  const inClone = 'clone/apps/node_modules/@clicamos/cli/bin/clicamos.js';

  it.each([
    ['on the PATH', 'global/bin/clicamos', 'project', ['global/bin'], {}, 'clicamos'],
    [
      'by npx, which puts it on the PATH',
      inProject,
      'project',
      ['project/node_modules/.bin'],
      ofNpm,
      'npx clicamos',
    ],
    [
      'by npx further down',
      inProject,
      'project/deep/er',
      ['project/node_modules/.bin'],
      ofNpm,
      'npx clicamos',
    ],
    ['where the shell has that folder', inProject, 'project', ['project/node_modules/.bin'], {}, 'clicamos'],
    ['by npx beside another on the PATH', inProject, 'project', ['global/bin'], ofNpm, 'npx clicamos'],
    [
      'on the PATH beside another of the project',
      'global/bin/clicamos',
      'project',
      ['global/bin'],
      {},
      'clicamos',
    ],
    [
      'by npx, not installed',
      inCache,
      'global',
      ['cache/_npx/0c1f/node_modules/.bin'],
      ofNpm,
      'npx @clicamos/cli',
    ],
    [
      'by a script of another package manager',
      'pnpm/node_modules/.pnpm/cli/bin/clicamos.js',
      'pnpm',
      [],
      {},
      'npx clicamos',
    ],
    ['by the target of a clone', inClone, 'clone', [], ofNpm, 'npx clicamos'],
    ['by its file, elsewhere', inClone, 'clone/apps', [], {}, 'npx clicamos'],
    [
      'by its file, where npx would take another',
      inClone,
      'project',
      [],
      {},
      () => `node ${join(root, inClone)}`,
    ],
    [
      'by its file, below',
      'global/lib/node_modules/@clicamos/cli/bin/clicamos.js',
      'global',
      [],
      {},
      'node lib/node_modules/@clicamos/cli/bin/clicamos.js',
    ],
    ['by the path of its link', 'global/bin/clicamos', 'global', [], {}, 'bin/clicamos'],
    [
      'as a part of another program',
      'project/node_modules/@clicamos/cli/dist/main.js',
      'project',
      [],
      {},
      'clicamos',
    ],
  ])('%s', (_how, file, cwd, path, env, expected) => {
    expect(found(file, cwd, path, env)).toBe(typeof expected === 'string' ? expected : expected());
  });

  it('is `clicamos` where Node was told no file', () => {
    expect(findProgram({ file: undefined, cwd: root, env: {} })).toBe('clicamos');
  });
});
