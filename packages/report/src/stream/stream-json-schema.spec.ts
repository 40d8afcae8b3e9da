import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { streamJsonSchema } from './stream-json-schema.js';

describe('streamJsonSchema', () => {
  it('is what the package publishes as events.schema.json', () => {
    const published: unknown = JSON.parse(readFileSync(join(process.cwd(), 'events.schema.json'), 'utf8'));

    expect(published).toEqual(streamJsonSchema());
  });
});
