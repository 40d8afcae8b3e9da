import type { RolloutPlan } from '@clicamos/rolling-asg';
import { z } from 'zod';
import type { Environment } from '../environment/environment.js';

/** The version of the file: another is refused, also a later one. */
export const planFileFormat = 'clicamos.plan/1';

/** What a command line said of the plan, and says again when it is run. */
const asked = z.strictObject({
  adopt: z.string().optional(),
  skipPreflight: z.array(z.string()).optional(),
  strategy: z.enum(['replace', 'refresh']).optional(),
  keepPrevious: z.string().optional(),
  pause: z.string().optional(),
  onForeignChange: z.enum(['wait', 'abort', 'adopt']).optional(),
});

export const planFileSchema = z.object({
  format: z.literal(planFileFormat),
  service: z.string(),
  environment: z.string(),
  account: z.string(),
  region: z.string(),
  imageId: z.string(),
  asked,
  plan: z.record(z.string(), z.unknown()),
});

/** A plan that somebody has read, with what it is for. */
export type PlanFile = Omit<z.output<typeof planFileSchema>, 'plan'> & { readonly plan: RolloutPlan };

/** What a plan is bound to. */
export const targetOf = ({ name, service, settings, region }: Environment) => ({
  service,
  environment: name,
  account: settings.cloud === 'aws' ? settings.account : 'emulator',
  region,
});
