import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configText } from '../init/config-text.js';
import { configSchemaText } from './config-json-schema.js';
import { parseConfig } from './load-config.js';

// The files that this repository has at its root are those that `clicamos init` writes.

const root = join(import.meta.dirname, '..', '..', '..', '..');
const read = (file: string) => readFile(join(root, file), 'utf8');

describe("this repository's clicamos.yaml", () => {
  it('is valid, and names its schema as clicamos init does', async () => {
    const text = await read('clicamos.yaml');

    expect(parseConfig(text, 'clicamos.yaml').defaultEnvironment).toBe('local');
    expect(text.split('\n')[0]).toBe(configText({ service: 'web' }).split('\n')[0]);
  });

  it('has the schema beside it that `clicamos schema` prints', async () => {
    // Refresh it: node apps/cli/bin/clicamos.js schema > clicamos.schema.json
    expect(await read('clicamos.schema.json')).toBe(configSchemaText());
  });
});
