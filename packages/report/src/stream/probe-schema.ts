import { z } from 'zod';
import { moment } from './list.js';

const latency = {
  p50Ms: z.number(),
  p99Ms: z.number(),
  maxMs: z.number(),
};

const counts = z.record(z.string(), z.number());

/** What the probe's clients saw since the record before: about one each second. */
export const probeSchema = z.object({
  kind: z.literal('probe'),
  at: moment,
  forMs: z.number().meta({ description: 'how long it covers, up to `at`' }),
  sent: z.number().meta({ description: 'requests whose outcome is known since: answered + lost' }),
  answered: z.number(),
  lost: z.number(),
  lostBy: counts.meta({ description: 'lost ones by cause: `timeout`, `reset`, `status 503`, ...' }),
  skipped: z.number().meta({ description: 'due and never sent' }),
  latency: z.object(latency).optional().meta({ description: 'of the answered ones; absent without any' }),
  versions: counts.meta({ description: 'answers by what the version header said, or `unknown`' }),
  total: z
    .object({ sent: z.number(), answered: z.number(), lost: z.number(), ...latency })
    .meta({ description: 'since the probe began' }),
  targets: z
    .array(
      z.object({
        url: z.string(),
        sent: z.number(),
        answered: z.number(),
        lost: z.number(),
        lostBy: counts,
        latency: z.object(latency).meta({ description: 'since the probe began' }),
      }),
    )
    .readonly()
    .optional()
    .meta({ description: "each target's own, where several are asked; they add up to the record" }),
});
