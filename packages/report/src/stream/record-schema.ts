import { z } from 'zod';
import { eventSchemas } from './event-schemas.js';
import { moment } from './list.js';
import { probeSchema } from './probe-schema.js';
import { resultSchema } from './result-schema.js';
import { schemaVersion } from './schema-version.js';

/** The first line: where this works, who runs it, and which schema the lines after it have. */
export const environmentSchema = z.object({
  kind: z.literal('environment'),
  schema: z.literal(schemaVersion),
  at: moment,
  name: z.string(),
  service: z.string(),
  header: z.string().meta({ description: 'the same in a sentence' }),
  cloud: z.enum(['aws', 'emulator']),
  account: z.string().optional(),
  region: z.string(),
  runner: z.string(),
  speed: z.number().meta({ description: "the cloud's seconds per real second: 1 on AWS" }),
});

/** What the probe saw in all, of its report. */
const probeTotalSchema = z.object({
  sent: z.number(),
  answered: z.number(),
  lost: z.number(),
  latency: z.object({ p50Ms: z.number(), p99Ms: z.number(), maxMs: z.number() }),
});

/** Everything that is no event of the rollout itself. */
const otherSchemas = [
  environmentSchema,
  probeSchema,
  z.object({ kind: z.literal('notice'), at: moment.optional(), text: z.string() }),
  z.object({ kind: z.literal('report'), report: z.string() }),
  z.object({
    kind: z.literal('error'),
    at: moment,
    message: z.string(),
    code: z.string().optional(),
    exitCode: z.number(),
    next: z.string().optional().meta({ description: 'the command to run next' }),
  }),
  z.object({
    kind: z.literal('summary'),
    at: moment.optional(),
    result: resultSchema.optional(),
    probe: probeTotalSchema.optional(),
    url: z.string().optional().meta({ description: 'what was asked; of several the first one' }),
    urls: z.array(z.string()).readonly().optional().meta({ description: 'all, where they are several' }),
    hint: z.string().optional(),
    report: z.string().optional(),
    kept: z.string().optional(),
    next: z.string().optional().meta({ description: 'the command to run next' }),
  }),
] as const;

/** One line of a stream, checked by `readStream`; lines may have more fields than it knows. */
export const recordSchema = z.discriminatedUnion('kind', [...eventSchemas, ...otherSchemas]);
