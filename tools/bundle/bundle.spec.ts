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
    await writeManifest({ bundled: ['inside'] });
    await write('src/index.ts', `export { inside } from 'inside'; export { outside } from 'outside';`);
    await install('inside', `export { deeper as inside } from 'deeper';`, 'MIT');
    await install('deeper', `export const deeper = 'from deep inside';`, 'ISC');
  });

  afterEach(() => rm(folder, { recursive: true }));

  function writeManifest(more: object) {
    const exports = { '.': { '@clicamos/source': './src/index.ts', default: './dist/index.js' } };
    return write('package.json', JSON.stringify({ type: 'module', exports, ...more }));
  }

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

  it('leaves to the user what both depend on', async () => {
    await writeManifest({ bundled: ['inside'], dependencies: { deeper: '1.0.0' } });
    await bundle();

    const text = await readFile(join(folder, 'dist/index.js'), 'utf8');
    expect(text).not.toContain('from deep inside');
    expect(text).toContain('from "deeper"');
  });

  it('may ask for modules of Node as CommonJS does', async () => {
    await install('inside', `export { it as inside } from '@old/common';`, 'MIT');
    await install('@old/common', `export const it = 1;`, 'MIT');
    await write(
      'node_modules/@old/common/package.json',
      JSON.stringify({ name: '@old/common', license: 'MIT' }),
    );
    await write('node_modules/@old/common/index.js', `exports.it = require('node:path').sep;`);
    await write('src/index.ts', `import { inside } from 'inside'; console.log(inside);`);
    await bundle();

    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'dist/index.js')]);
    expect(stdout).toBe('/\n');
  });

  it("has of the AWS SDK's schemas those that are used", async () => {
    await write('src/index.ts', `export { Used$ } from '@aws-sdk/client-x';`);
    await install('@aws-sdk/client-x', `export * from './dist-es/schemas/schemas_0.js';`, 'Apache-2.0');
    const manifest = { name: '@aws-sdk/client-x', license: 'Apache-2.0', type: 'module', sideEffects: false };
    await write('node_modules/@aws-sdk/client-x/package.json', JSON.stringify(manifest));
    await mkdir(join(folder, 'node_modules/@aws-sdk/client-x/dist-es/schemas'), { recursive: true });
    await write(
      'node_modules/@aws-sdk/client-x/dist-es/schemas/schemas_0.js',
      [
        'const _eQN = "ec2QueryName";',
        'export var Used$ = [3, { [_eQN]: `Mine` }];',
        'export var Other$ = [3, { [_eQN]: `Theirs` }];',
      ].join('\n'),
    );
    await writeManifest({ bundled: ['@aws-sdk/client-x'] });
    await bundle();

    const text = await readFile(join(folder, 'dist/index.js'), 'utf8');
    expect(text).toContain('{ "ec2QueryName": `Mine` }');
    expect(text).not.toContain('Theirs');
  });

  it('has a licence that several have once, also where a package of the same publisher has no file with it', async () => {
    await install('inside', `export { a as inside } from '@one/a';`, 'MIT');
    await install('@one/a', `export { b as a } from '@one/b';`, 'MIT');
    await install('@one/b', `export const b = 1;`, 'MIT');
    await write('node_modules/@one/a/LICENSE', 'The text of both');
    await rm(join(folder, 'node_modules/@one/b/LICENSE'));
    await bundle();

    expect(await readFile(join(folder, 'dist/licences.txt'), 'utf8')).toBe(
      '@one/a@1.0.0 (MIT)\n@one/b@1.0.0 (MIT)\n\nThe text of both\n\n\ninside@1.0.0 (MIT)\n\nThe text of inside\n',
    );
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
