import { z } from 'zod';
import { list } from './list.js';

/** What a failed generation left behind. */
export const evidenceSchema = z.object({
  groupName: z.string(),
  activities: list(
    z.object({
      status: z.string(),
      description: z.string(),
      cause: z.string(),
      message: z.string().optional(),
      startedAtMs: z.number().optional(),
    }),
  ),
  instances: list(
    z.object({
      instanceId: z.string(),
      states: list(
        z.object({
          sourceId: z.string(),
          state: z.string(),
          says: z.string().meta({ description: "AWS's own word" }),
          reasonCode: z.string(),
          description: z.string().meta({ description: "AWS's own words" }),
        }),
      ),
      consoleOutput: z.string().optional(),
    }),
  ),
  gaps: list(z.string()),
});
