// Writes events.schema.json from the built package: node packages/report/write-schema.mjs
import { writeFileSync } from 'node:fs';
import { streamJsonSchema } from './dist/index.js';

const file = new URL('events.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(streamJsonSchema(), null, 2)}\n`);
