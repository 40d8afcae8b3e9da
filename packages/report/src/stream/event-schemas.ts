import { z } from 'zod';
import { evidenceSchema } from './evidence-schema.js';
import { list, moment } from './list.js';
import { resultSchema } from './result-schema.js';
import { snapshotSchema } from './snapshot-schema.js';
import { stepSchema } from './step-schema.js';

const origin = {
  at: moment,
  cloudAt: z.number().optional().meta({ description: 'the moment by the clock of an emulator' }),
  rolloutId: z.string(),
  service: z.string(),
  text: z.string().optional().meta({ description: 'the line that a log shows for it' }),
};

const event = <Kind extends string, Fields extends z.ZodRawShape>(kind: Kind, fields: Fields) =>
  z.object({ kind: z.literal(kind), ...origin, ...fields });

const holder = z.object({ rolloutId: z.string(), by: z.string(), since: z.string(), step: z.string() });

/** Everything that a rollout tells while it runs, by its `kind`. */
export const eventSchemas = [
  event('rollout-started', {
    nextName: z.string(),
    imageId: z.string(),
    previousName: z.string().optional(),
    steps: list(stepSchema),
    floorMs: z.number(),
  }),
  event('step-started', { step: stepSchema, index: z.number(), count: z.number() }),
  event('step-finished', { step: stepSchema, index: z.number(), wallMs: z.number() }),
  event('waiting', {
    step: z.string(),
    reason: z.string(),
    launchFailure: z.string().optional(),
    deadlineAt: moment,
    nextPollAt: moment,
    snapshot: snapshotSchema,
  }),
  event('capacity-changed', { from: z.number(), to: z.number(), because: z.string() }),
  event('foreign-change', {
    groupName: z.string(),
    want: z.string(),
    have: z.string(),
    isFollowed: z.boolean(),
  }),
  event('check-ignored', { reason: z.string() }),
  event('took-over', { from: holder }),
  event('abort-requested', { of: holder }),
  event('throttled', { what: z.string(), retryInMs: z.number() }),
  event('failed', { step: z.string(), reason: z.string() }),
  event('evidence', { evidence: evidenceSchema }),
  event('rolling-back', { reason: z.string(), deadlineAt: moment }),
  event('reattached', { groupName: z.string(), sourceIds: list(z.string()) }),
  event('removed', { what: z.string() }),
  event('left', { what: z.string(), reason: z.string() }),
  event('kept', { groupName: z.string() }),
  event('finished', { result: resultSchema }),
] as const;
