import { z } from 'zod';
import { evidenceSchema } from './evidence-schema.js';
import { list } from './list.js';
import { stepTimingSchema } from './step-schema.js';

/** How a rollout ended, when it did not end in an error. Times in milliseconds of the cloud. */
export const resultSchema = z.object({
  outcome: z.enum(['deployed', 'nothing-to-do', 'rolled-back']),
  service: z.string(),
  rolloutId: z.string(),
  live: z
    .object({
      name: z.string(),
      imageId: z.string().optional(),
      inService: z.number(),
      desiredCapacity: z.number(),
    })
    .optional(),
  removed: z.object({ name: z.string(), imageId: z.string().optional() }).optional(),
  wallMs: z.number(),
  floorMs: z.number(),
  steps: list(stepTimingSchema),
  reason: z.string().optional(),
  evidence: evidenceSchema.optional(),
});
