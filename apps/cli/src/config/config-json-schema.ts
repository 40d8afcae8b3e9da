import { z } from 'zod';
import { configSchema } from './schema.js';

/** The file beside `clicamos.yaml` that tells editors what it may say. */
export const schemaFileName = 'clicamos.schema.json';

/** The JSON schema of `clicamos.yaml`: what may be written there, so defaults are optional. */
export function configJsonSchema(): object {
  return { title: 'clicamos.yaml', ...z.toJSONSchema(configSchema, { io: 'input' }) };
}

/** It as the text of a file. */
export const configSchemaText = (): string => `${JSON.stringify(configJsonSchema(), null, 2)}\n`;
