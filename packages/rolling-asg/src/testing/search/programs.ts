import type { RolloutResult } from '../../engine/result.js';
import { planRollout } from '../../plan/plan-rollout.js';
import { abortRollout } from '../../run/abort-rollout.js';
import { runRollout } from '../../run/run-rollout.js';
import type { Actor } from '../simulation/actor.js';
import { firstGroupOf } from './base-state.js';
import type { ActorSpec, Deployer, WorldSpec } from './world.js';

export interface Program {
  readonly world: WorldSpec;
  readonly actor: Actor;
  /** Of SIGINT. */
  readonly signal: AbortSignal;
  /** Since the world's start, ms. */
  readonly elapsed: () => number;
}

/** Runs what an actor is: the public functions, as a command would. */
export function runProgram(spec: ActorSpec, program: Program): Promise<RolloutResult> {
  return spec.kind === 'deploy' ? deploy(spec, program) : abort(spec.id, program);
}

async function deploy(spec: Deployer, { world, actor, signal, elapsed }: Program): Promise<RolloutResult> {
  const { port, clock } = actor;
  const { id, imageId, bakeMs, planAheadMs, checkFailsAtMs = Infinity } = spec;
  const options = {
    service: 'web',
    firstGroup: firstGroupOf(world),
    rolloutId: `r-${id}`,
    by: id,
    ...{ imageId, bakeMs, signal, clock },
  };
  const plan = await planRollout(port, options);
  if (planAheadMs > 0) await clock.sleep(planAheadMs, signal);
  return runRollout(plan, {
    cloud: port,
    clock,
    signal,
    bakeCheck: () => (elapsed() >= checkFailsAtMs ? 'p99 jumped' : undefined),
  });
}

function abort(id: string, { actor: { port, clock }, signal }: Program): Promise<RolloutResult> {
  return abortRollout(port, { service: 'web', clock, by: id, rolloutId: `r-${id}`, signal });
}
