import { attempt } from './attempt.js';
import type { Group } from '../cloud/cloud.js';
import type { RolloutContext, RolloutTarget } from './context.js';
import { RolloutError } from '../cloud/errors.js';
import { holderOf, holderText } from '../journal/lock-holder.js';
import { watchPaceMs } from '../observe/next-poll.js';
import { roleOf, tagKeys, tagOf } from '../journal/tags.js';

/** The two groups of a rollout, as they are now. */
export interface RolloutGroups {
  readonly next?: Group;
  readonly previous?: Group;
}

/** How often next is looked for again before it counts as gone: a new group can be invisible for a moment. */
const mostLooks = 6;

/** @throws RolloutError `Fenced` when a group carries another rollout's id */
export function assertOurs(
  groups: readonly Group[],
  { service, rolloutId, next, previous }: RolloutTarget,
): void {
  const foreign = groups.find((group) => {
    const held = tagOf(group, tagKeys.rollout);
    // One that was kept for debugging is nobody's any more.
    if (group.name === next.name) return held !== rolloutId && roleOf(group) !== 'failed';
    return group.name === previous?.name && held !== undefined && held !== rolloutId;
  });
  if (foreign === undefined) return;
  const holder = holderOf(foreign);
  const text = `${rolloutId} stopped: it is not its own any more. ${holderText(service, holder)}`;
  throw new RolloutError('Fenced', text, { holder });
}

/** Reads both groups now, and stops when they are not ours any more. */
export async function readGroups(context: RolloutContext): Promise<RolloutGroups> {
  const { target } = context;
  const names = [target.next.name, ...(target.previous ? [target.previous.name] : [])];
  const groups = await attempt(context, (signal) => context.cloud.findGroups({ names }, signal));
  assertOurs(groups, target);
  const named = (name: string | undefined) => groups.find((group) => group.name === name);
  return { next: named(target.next.name), previous: named(target.previous?.name) };
}

/** Like `readGroups`; next must be there. */
export async function readNext(context: RolloutContext): Promise<RolloutGroups & { readonly next: Group }> {
  for (let look = 1; ; look++) {
    const { next, previous } = await readGroups(context);
    if (next !== undefined) return { next, previous };
    if (look >= mostLooks)
      throw new Error(`\`${context.target.next.name}\` is gone: somebody else removed it`);
    await context.clock.sleep(watchPaceMs, context.signal);
  }
}
