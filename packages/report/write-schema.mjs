// Writes events.schema.json from the built package: node packages/report/write-schema.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { streamJsonSchema } from './dist/index.js';

const file = fileURLToPath(new URL('events.schema.json', import.meta.url));
const options = { ...(await resolveConfig(file)), filepath: file };
writeFileSync(file, await format(JSON.stringify(streamJsonSchema()), options));
