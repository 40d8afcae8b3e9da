import { z } from 'zod';
import { list, moment } from './list.js';

/** One instance as a rollout sees it. */
const instanceSchema = z.object({
  instanceId: z.string(),
  zone: z.string(),
  state: z
    .string()
    .meta({ description: 'serving, booting, held, checking, leaving, failed, unknown or stopped' }),
  text: z.string().meta({ description: 'why it does not serve, or `serving`' }),
  checks: z
    .object({ passed: z.number(), of: z.number() })
    .optional()
    .meta({ description: 'while checking: health checks that it can have passed, of those that it must' }),
  seenAtMs: moment,
});

/** One group at one moment. */
const groupSchema = z.object({
  name: z.string(),
  role: z.enum(['previous', 'next']),
  imageId: z.string().optional(),
  desiredCapacity: z.number(),
  serving: z.number(),
  instances: list(instanceSchema),
});

/** Both groups at one moment. */
export const snapshotSchema = z.object({
  previous: groupSchema.optional(),
  next: groupSchema.optional(),
  wanted: z.number().meta({ description: 'instances that next must have serving' }),
});
