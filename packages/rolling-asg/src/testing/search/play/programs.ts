import { assertNever } from '../../../cloud/assert-never.js';
import type { RolloutResult } from '../../../engine/context/result.js';
import { planRollback } from '../../../plan/plan-rollback.js';
import { resumeRollout } from '../../../run/resume-rollout.js';
import { planRollout } from '../../../plan/plan-rollout.js';
import { abortRollout } from '../../../run/abort-rollout.js';
import { pauseRollout, promoteRollout } from '../../../run/pause-rollout.js';
import { runRollout } from '../../../run/run-rollout.js';
import type { Actor } from '../../simulation/actor.js';
import { firstGroupOf } from './base-state.js';
import type { ActorSpec, Deployer, WorldSpec } from '../worlds/world.js';

export interface Program {
  readonly world: WorldSpec;
  readonly actor: Actor;
  /** Of SIGINT. */
  readonly signal: AbortSignal;
  /** Since the world's start, ms. */
  readonly elapsed: () => number;
}

/** Runs what an actor is: the public functions, as a command would. @returns how a rollout ended; nothing when it only asked */
export function runProgram(spec: ActorSpec, program: Program): Promise<RolloutResult | undefined> {
  const { actor, signal } = program;
  const { port, clock } = actor;
  const options = { service: 'web', by: spec.id, runner: spec.id, clock, signal };
  switch (spec.kind) {
    case 'deploy':
      return deploy(spec, program);
    case 'abort':
      return abortRollout(port, { ...options, force: spec.force ?? false });
    case 'resume':
      return resumeRollout(port, options);
    case 'rollback':
      return planRollback(port, { ...options, rolloutId: `r-${spec.id}` }).then((plan) =>
        runRollout(plan, { ...options, cloud: port }),
      );
    case 'pause':
      return pauseRollout(port, { ...options, forMs: spec.forMs }).then(() => undefined);
    case 'promote':
      return promoteRollout(port, options).then(() => undefined);
    default:
      return assertNever(spec);
  }
}

async function deploy(spec: Deployer, { world, actor, signal, elapsed }: Program): Promise<RolloutResult> {
  const { port, clock } = actor;
  const { id, imageId, bakeMs, planAheadMs, checkFailsAtMs = Infinity } = spec;
  const { keepPreviousMs = 0, pauseMs = 0, strategy } = spec;
  const options = {
    service: 'web',
    firstGroup: firstGroupOf(world),
    rolloutId: `r-${id}`,
    by: id,
    ...{ imageId, bakeMs, keepPreviousMs, pauseMs, strategy, signal, clock },
  };
  const plan = await planRollout(port, options);
  if (planAheadMs > 0) await clock.sleep(planAheadMs, signal);
  return runRollout(plan, {
    cloud: port,
    runner: id,
    clock,
    signal,
    bakeCheck: () => (elapsed() >= checkFailsAtMs ? 'p99 jumped' : undefined),
  });
}
