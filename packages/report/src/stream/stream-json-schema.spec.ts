import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, resolveConfig } from 'prettier';
import { streamJsonSchema } from './stream-json-schema.js';

describe('streamJsonSchema', () => {
  const file = join(process.cwd(), 'events.schema.json');
  const text = readFileSync(file, 'utf8');

  it('is what the package publishes as events.schema.json', () => {
    const published: unknown = JSON.parse(text);

    expect(published).toEqual(streamJsonSchema());
  });

  it('is published as the formatter of this workspace leaves it', async () => {
    const options = { ...(await resolveConfig(file)), filepath: file };

    expect(await check(text, options)).toBe(true);
  });
});
