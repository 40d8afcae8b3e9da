import { durationText } from '../../cloud/duration-text.js';
import type { PlanOptions } from '../../plan/plan-options.js';
import { runRollout } from '../../run/run-rollout.js';
import type { Laboratory } from './open-laboratory.js';
import type { Provocation } from './provocations/provocation.js';

/** Rolls out what was planned with a finding passed by, and tells what came of it. */
export async function rollWithout(
  laboratory: Laboratory,
  asked: Partial<PlanOptions>,
  { id, alsoSkip = [], look }: Pick<Provocation, 'alsoSkip' | 'look'> & { readonly id: string },
): Promise<string> {
  const rolled = await roll(laboratory, { ...asked, skipPreflight: [id, ...alsoSkip] });
  return look === undefined ? rolled : `${rolled}; ${await look(laboratory)}`;
}

async function roll({ plan, cloud, clock }: Laboratory, asked: Partial<PlanOptions>): Promise<string> {
  try {
    const planned = await plan(asked);
    const { outcome, live, reason, wallMs } = await runRollout(planned, {
      ...{ cloud, clock, alarms: asked.alarms },
    });
    const serves = live === undefined ? 'nothing serves' : `${live.name} serves with ${live.inService}`;
    const why = reason === undefined ? '' : `: ${reason}`;
    return `${outcome} after ${durationText(wallMs)}, ${serves}${why}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
