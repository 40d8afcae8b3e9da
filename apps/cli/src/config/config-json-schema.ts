import { z } from 'zod';
import { configSchema } from './schema.js';

/** The file beside `clicamos.yaml` that tells editors what it may say. */
export const schemaFileName = 'clicamos.schema.json';

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON schema of `clicamos.yaml`: what may be written there, so defaults are optional. One service is the whole
 * file; several stand below `services`.
 */
export function configJsonSchema(): object {
  const { required, properties, ...one } = withOwnKeys(z.toJSONSchema(configSchema, { io: 'input' }));
  const services = {
    type: 'object',
    description: 'Several services, by name, in place of the keys beside it',
    additionalProperties: {
      type: 'object',
      properties: Object.fromEntries(
        Object.keys(properties ?? {}).map((key) => [key, { $ref: `#/properties/${key}` }]),
      ),
      required: (required ?? []).filter((key) => key !== 'service'),
      additionalProperties: false,
      patternProperties: ownKeys,
    },
  };
  return {
    title: 'clicamos.yaml',
    ...one,
    properties: { ...properties, services },
    anyOf: [{ required }, { required: ['services'] }],
  };
}

/** It as the text of a file. */
export const configSchemaText = (): string => `${JSON.stringify(configJsonSchema(), null, 2)}\n`;

const ownKeys = { '^x-': {} };

interface ObjectSchema extends JsonSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

/** Keys that begin with `x-` are the author's own, wherever keys are listed. */
function withOwnKeys(schema: object): ObjectSchema {
  const inner = Object.entries(schema).map(([key, value]) => [key, deepened(value)] as const);
  const deep: ObjectSchema = Object.fromEntries(inner);
  return deep['additionalProperties'] === false ? { ...deep, patternProperties: ownKeys } : deep;
}

function deepened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepened);
  return typeof value === 'object' && value !== null ? withOwnKeys(value) : value;
}
