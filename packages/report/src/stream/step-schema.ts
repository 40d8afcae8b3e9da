import { z } from 'zod';
import { list } from './list.js';

/** A step of a rollout: which fields it has depends on its kind. Times in milliseconds of the cloud. */
export const stepSchema = z.object({
  kind: z.string(),
  groupName: z.string().optional(),
  groupNames: list(z.string()).optional(),
  imageId: z.string().optional(),
  desiredCapacity: z.number().optional(),
  wanted: z.number().optional(),
  sourceIds: list(z.string()).optional(),
  earliestMs: z.number().optional(),
  deadlineMs: z.number().optional(),
  durationMs: z.number().optional(),
  floorMs: z.number().optional(),
  ceilingMs: z.number().optional(),
  keepMs: z.number().optional(),
});

/** How long a step took. */
export const stepTimingSchema = z.object({
  kind: z.string(),
  startedAtMs: z.number(),
  wallMs: z.number(),
  floorMs: z.number(),
});
