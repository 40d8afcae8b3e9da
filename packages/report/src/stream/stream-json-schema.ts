import { z } from 'zod';
import { recordSchema } from './record-schema.js';
import { schemaVersion } from './schema-version.js';

/** The JSON schema of one line of a stream; the package carries it as `events.schema.json`. */
export function streamJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(recordSchema, { io: 'input' });
  return {
    $schema,
    title: schemaVersion,
    description:
      'One line of what a rollout of clicamos tells. Lines may have more fields, and a stream lines of more kinds, than these.',
    ...rest,
  };
}
