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

const exportsOf = (more: string) => ({
  './package.json': './package.json',
  '.': { '@clicamos/source': './src/index.ts', default: './dist/index.js' },
  './more': { '@clicamos/source': './src/more/index.ts', default: more },
});
