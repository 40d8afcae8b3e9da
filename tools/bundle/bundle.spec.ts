import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const program = join(import.meta.dirname, 'run.mjs');

describe('the bundle of a package', () => {
  let folder = '';
  const write = (file: string, text: string) => writeFile(join(folder, file), text);
  const bundle = (...programs: readonly string[]) =>
    promisify(execFile)(process.execPath, [program, ...programs], { cwd: folder });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clicamos-bundle-'));
    await mkdir(join(folder, 'src/more'), { recursive: true });
    await write('package.json', JSON.stringify({ type: 'module', exports: exportsOf('./dist/more.js') }));
    await write('src/shared.ts', `import 'of-the-user'; export const shared: string = 'written once';`);
    await write('src/index.ts', `export { shared } from './shared.js';`);
    await write('src/more/index.ts', `export { shared as more } from '../shared.js';`);
    await write('src/main.ts', `import { shared } from './shared.js'; console.log(shared);`);
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('has a file for each export and each program, and what they share once', async () => {
    await bundle('main=src/main.ts');

    const names = await readdir(join(folder, 'dist'));
    const texts = await Promise.all(names.map((name) => readFile(join(folder, 'dist', name), 'utf8')));
    expect(names.sort()).toEqual([expect.stringMatching(/^chunk-/), 'index.js', 'main.js', 'more.js']);
    expect(texts.filter((text) => text.includes('written once'))).toHaveLength(1);
  });

  it('leaves what a package depends on to its user', async () => {
    await bundle();

    const names = await readdir(join(folder, 'dist'));
    const [chunk = ''] = names.filter((name) => name.startsWith('chunk-'));
    expect(await readFile(join(folder, 'dist', chunk), 'utf8')).toContain('import "of-the-user"');
  });

  it('keeps no chunk of an earlier one, and the declarations', async () => {
    await mkdir(join(folder, 'dist'));
    await write('dist/chunk-EARLIER.js', '');
    await write('dist/index.d.ts', '');

    await bundle();

    const names = await readdir(join(folder, 'dist'));
    expect(names).not.toContain('chunk-EARLIER.js');
    expect(names).toContain('index.d.ts');
  });

  it('refuses an export from a folder of `dist`: the files of the package would not be found from there', async () => {
    await write(
      'package.json',
      JSON.stringify({ type: 'module', exports: exportsOf('./dist/more/index.js') }),
    );

    await expect(bundle()).rejects.toThrow(
      'Expected an export as `./dist/NAME.js`, got `./dist/more/index.js`',
    );
  });
});

describe('what a package names as bundled', () => {
  let folder = '';
  const write = (file: string, text: string) => writeFile(join(folder, file), text);
  const bundle = () => promisify(execFile)(process.execPath, [program], { cwd: folder });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clicamos-bundle-'));
    await mkdir(join(folder, 'src'));
    const exports = { '.': { '@clicamos/source': './src/index.ts', default: './dist/index.js' } };
    await write('package.json', JSON.stringify({ type: 'module', exports, bundled: ['inside'] }));
    await write('src/index.ts', `export { inside } from 'inside'; export { outside } from 'outside';`);
    await install('inside', `export { deeper as inside } from 'deeper';`, 'MIT');
    await install('deeper', `export const deeper = 'from deep inside';`, 'ISC');
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function install(name: string, code: string, license: string) {
    await mkdir(join(folder, 'node_modules', name), { recursive: true });
    const manifest = { name, version: '1.0.0', type: 'module', main: 'index.js', license };
    await write(`node_modules/${name}/package.json`, JSON.stringify(manifest));
    await write(`node_modules/${name}/index.js`, code);
    await write(`node_modules/${name}/LICENSE`, `The text of ${name}`);
  }

  it('comes in with all that it depends on, and nothing else does', async () => {
    await bundle();

    const text = await readFile(join(folder, 'dist/index.js'), 'utf8');
    expect(text).toContain('from deep inside');
    expect(text).toContain('from "outside"');
  });

  it('has its licences with it', async () => {
    await bundle();

    expect(await readFile(join(folder, 'dist/licences.txt'), 'utf8')).toBe(
      'deeper@1.0.0 (ISC)\n\nThe text of deeper\n\n\ninside@1.0.0 (MIT)\n\nThe text of inside\n',
    );
  });

  it('may neither have a licence that asks for more than attribution, nor come without its text', async () => {
    await install('deeper', '', 'GPL-3.0-only');
    await expect(bundle()).rejects.toThrow('`deeper@1.0.0` has the licence `GPL-3.0-only`');

    await install('deeper', `export const deeper = 1;`, 'ISC');
    await rm(join(folder, 'node_modules/deeper/LICENSE'));
    await expect(bundle()).rejects.toThrow('`deeper` has no file with its licence');
  });
});

const exportsOf = (more: string) => ({
  './package.json': './package.json',
  '.': { '@clicamos/source': './src/index.ts', default: './dist/index.js' },
  './more': { '@clicamos/source': './src/more/index.ts', default: more },
});
