import { duration } from '@clicamos/report';
import {
  abortRollout,
  type CloudPort,
  type CommandHints,
  type LockHolder,
  type RolloutEvent,
  type RolloutPlan,
  type RolloutResult,
} from '@clicamos/rolling-asg';
import type { Environment } from '../environment/environment.js';
import { awaitHolder, holderIn, leftOf } from './await-holder.js';
import { runnerName } from './runner-name.js';

export interface PlanAfterDeadOptions {
  readonly environment: Environment;
  readonly cloud: CloudPort;
  readonly signal: AbortSignal;
  readonly commands: Required<CommandHints>;
  readonly plan: () => Promise<RolloutPlan>;
  /** Told what is waited for, and what was done. */
  readonly say: (line: string) => void;
  readonly onEvent: (event: RolloutEvent) => void;
}

/**
 * A plan, also where a rollout whose runner has died holds the service: that one is ended first.
 *
 * @throws RolloutError `Locked` when its runner lives
 */
export async function planAfterDead(options: PlanAfterDeadOptions): Promise<RolloutPlan> {
  const { plan } = options;
  try {
    return await plan();
  } catch (error) {
    const holder = holderIn(error);
    if (holder === undefined || !(await endIfDead(options, holder))) throw error;
  }
  return plan();
}

/** Whether the rollout of `holder` is over now. */
async function endIfDead(options: PlanAfterDeadOptions, holder: LockHolder): Promise<boolean> {
  const { environment, cloud, signal, commands, say, onEvent } = options;
  const { service, clock, timing, speed } = environment;
  const leftMs = leftOf(holder, clock.now());
  if (leftMs > 0) say(waitingText(holder, { service, leftMs: leftMs / speed }));
  const fate = await awaitHolder({ cloud, environment, holder, signal });
  if (fate !== 'dead') return fate === 'gone';
  say(`${holder.rolloutId} by ${holder.by} has died at step ${holder.step}: it is ended first`);
  const common = { service, clock, timing, signal, commands, onEvent, by: runnerName() };
  say(endedText(holder, await abortRollout(cloud, { ...common, onlyDead: true })));
  return true;
}

function waitingText(
  { rolloutId, by, step }: LockHolder,
  { service, leftMs }: { readonly service: string; readonly leftMs: number },
): string {
  return `${service} is held by ${rolloutId} of ${by}, at step ${step}: looking whether its runner still lives, ${duration(leftMs)} at most`;
}

function endedText({ rolloutId }: LockHolder, { outcome, live }: RolloutResult): string {
  const serving = live ? `; ${live.name} serves with ${live.inService} of ${live.desiredCapacity}` : '';
  const how = { deployed: 'was finished', 'rolled-back': 'was taken back', 'nothing-to-do': 'has ended' };
  return `${rolloutId} ${how[outcome]}${serving}`;
}
