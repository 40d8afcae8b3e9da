import type { Group } from '../cloud/cloud.js';
import { RolloutError } from '../cloud/errors.js';
import { attempt } from '../engine/hold/attempt.js';
import type { RolloutContext } from '../engine/context/context.js';
import { holderOf, holderText } from '../journal/lock-holder.js';
import { parseGeneration } from '../journal/names.js';
import { lastGenerationKey, roleOf, rolloutOf } from '../journal/tags.js';
import { watchPaceMs } from '../observe/timing/next-poll.js';
import type { RolloutPlan } from '../plan/plan.js';

/** How often the group to replace is looked for again before the plan counts as stale. */
const mostLooks = 3;

/**
 * Looks whether what was planned still holds, right before the rollout takes its name: previous is there and nobody's,
 * and no later generation was made.
 *
 * @returns previous as it is now; `undefined` on a first deploy
 * @throws RolloutError `Stale` or `Locked`; nothing of ours is left then
 */
export async function assertPlanHolds(
  context: RolloutContext,
  plan: RolloutPlan,
): Promise<Group | undefined> {
  const used = await lastGeneration(context, plan);
  if (used > plan.generation) throw stale(context, plan, `generation ${used} was made since`);
  return plan.previous && readFree(context, plan, plan.previous.name);
}

/**
 * A number is used once, also when its rollout left nothing.
 *
 * @throws RolloutError `Locked` when a rollout is at it, `Stale` when one was
 */
export async function assertGenerationUnused(context: RolloutContext, plan: RolloutPlan): Promise<void> {
  const { cloud, memory, clock } = context;
  const used = await lastGeneration(context, plan);
  if (used < plan.generation) return;
  const names = [plan.next.name];
  const [taken] = await attempt(context, (signal) => cloud.findGroups({ names }, signal));
  if (taken === undefined || rolloutOf(taken) === undefined)
    throw stale(context, plan, `generation ${used} was made since`);
  if (rolloutOf(taken) === plan.rolloutId) return;
  memory.hasLostLock = true;
  const holder = holderOf(taken);
  throw new RolloutError('Locked', holderText(plan.service, holder, clock), { holder });
}

async function lastGeneration(context: RolloutContext, { next }: RolloutPlan): Promise<number> {
  const { cloud } = context;
  const template = await attempt(context, (signal) => cloud.findTemplate(next.templateName, signal));
  return Number(template?.tags[lastGenerationKey] ?? 0);
}

async function readFree(context: RolloutContext, plan: RolloutPlan, name: string): Promise<Group> {
  const { cloud, clock, signal, memory } = context;
  for (let look = 1; look <= mostLooks; look++) {
    const [previous] = await attempt(context, (own) => cloud.findGroups({ names: [name] }, own));
    if (previous === undefined || previous.isDeleting) {
      if (look < mostLooks) await clock.sleep(watchPaceMs, signal);
      continue;
    }
    const held = rolloutOf(previous);
    const role = roleOf(previous);
    if (held !== undefined && held !== plan.rolloutId) {
      memory.hasLostLock = true;
      const holder = holderOf(previous);
      throw new RolloutError('Locked', holderText(plan.service, holder, clock), { holder });
    }
    if (role === 'kept' || role === 'failed') throw stale(context, plan, `\`${name}\` is ${role} by now`);
    return previous;
  }
  throw stale(context, plan, `\`${name}\`, which it was to replace, is not there any more`);
}

function stale({ memory }: RolloutContext, plan: RolloutPlan, why: string): RolloutError {
  memory.hasLostLock = true;
  const text = `The plan of ${plan.rolloutId} for \`${plan.service}\` is stale: ${why}; plan again`;
  return new RolloutError('Stale', text);
}

/** Two rollouts that planned at different moments can have got different numbers: the higher one gives way. */
export async function assertFirst(context: RolloutContext): Promise<void> {
  const { memory, target, clock } = context;
  const { service, rolloutId, next, previous } = target;
  const groups = await attempt(context, (signal) => context.cloud.findGroups({ service }, signal));
  const generationOf = (name: string) => parseGeneration(service, name) ?? 0;
  const other = groups.find((group) => {
    if (group.name === next.name || group.isDeleting) return false;
    if (roleOf(group) === 'next')
      return rolloutOf(group) !== rolloutId && generationOf(group.name) < generationOf(next.name);
    // Another rollout has ended since the plan was made.
    return roleOf(group) === 'live' && group.name !== previous?.name;
  });
  if (other === undefined) return;
  memory.isSurplus = previous === undefined;
  if (roleOf(other) === 'live') {
    const text = `The plan of ${rolloutId} for \`${service}\` is stale: \`${other.name}\` is live by now; plan again`;
    throw new RolloutError('Stale', text);
  }
  const holder = holderOf(other);
  throw new RolloutError('Locked', holderText(service, holder, clock), { holder });
}
