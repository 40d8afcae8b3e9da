import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { asModule } from './as-module.cjs';
import { load } from './load-typescript.mjs';

describe('asModule', () => {
  let folder = '';
  const module = () => join(folder, 'module.mjs');
  const imported = () => import(pathToFileURL(module()).href);
  const required = () => createRequire(import.meta.url)(join(folder, 'index.cjs'));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clicamos-as-module-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('exports what is required, the very same', async () => {
    await writeFile(join(folder, 'index.cjs'), 'exports.One = class One {}; exports.default = 2;');
    await writeFile(module(), asModule(join(folder, 'index.cjs')));

    const { One, default: all } = await imported();

    expect(One).toBe(required().One);
    expect(all).toBe(required());
  });

  it('knows the names of a file that has changed', async () => {
    const file = join(folder, 'index.cjs');
    await writeFile(file, 'exports.before = 1;');
    asModule(file);
    delete createRequire(import.meta.url).cache[file];
    await writeFile(file, 'exports.after = "longer";');

    expect(asModule(file)).toContain('{ after }');
  });
});

describe('the hooks of specs', () => {
  it("load AWS's clients as such a module, and other packages as Node does", async () => {
    const client = new URL('node_modules/@aws-sdk/client-sts/dist-cjs/index.js', root).href;
    const other = new URL('node_modules/yaml/dist/index.js', root).href;
    const byNode = { format: 'commonjs', source: null };

    const loaded = await load(client, {}, () => byNode);

    expect(loaded).toMatchObject({ format: 'module', source: expect.stringContaining('STSClient') });
    expect(await load(other, {}, () => byNode)).toBe(byNode);
  });
});

const root = new URL('../../', import.meta.url);
