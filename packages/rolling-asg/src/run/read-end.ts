import { RolloutError } from '../cloud/errors.js';
import type { RolloutContext } from '../engine/context/context.js';
import { readLive } from '../engine/watch/read-live.js';
import type { LiveGroup } from '../engine/context/result.js';
import type { CommandHints } from '../engine/context/run-options.js';
import { watchPaceMs } from '../observe/timing/next-poll.js';

/** How often what serves is looked for: one answer without it is no evidence. */
const mostLooks = 3;

/**
 * What serves at the end of a rollout: the group that it leaves, when that does.
 *
 * @throws RolloutError `Fenced` when next is not there any more, so that another rollout has followed; `NeedsPerson` when
 * what is left gives nothing, and did before
 */
export async function readEnd(
  context: RolloutContext,
  role: 'previous' | 'next',
): Promise<LiveGroup | undefined> {
  const live = await lookForLive(context, role);
  if (live === undefined && role === 'next') throw followed(context);
  if (live?.inService === 0) {
    const { target, commands } = context;
    throw nothingServes({ service: target.service, rolloutId: target.rolloutId, live, commands });
  }
  return live;
}

async function lookForLive(
  context: RolloutContext,
  role: 'previous' | 'next',
): Promise<LiveGroup | undefined> {
  for (let look = 1; ; look++) {
    const startedAt = context.clock.now();
    const live = await readLive(context, role);
    // The machine may have slept in the middle: then it is no news.
    if (context.clock.now() - startedAt > 2 * context.timing.readMs) continue;
    const isGood = context.target[role] === undefined || (live?.inService ?? 0) > 0;
    if (isGood || look >= mostLooks) return live;
    await context.clock.sleep(watchPaceMs);
  }
}

function followed({ target }: RolloutContext): RolloutError {
  const { rolloutId, service, next } = target;
  const text = `${rolloutId} deployed \`${next.name}\`, which is not there any more: \`${service}\` was rolled out again since`;
  return new RolloutError('Fenced', text);
}

export interface NothingServes {
  readonly service: string;
  readonly rolloutId: string;
  readonly live: LiveGroup;
  readonly commands?: CommandHints;
}

/** The rollout has ended, and what it leaves gives nothing. */
export function nothingServes({ service, rolloutId, live, commands = {} }: NothingServes): RolloutError {
  const { status = 'clicamos status' } = commands;
  const { name, desiredCapacity } = live;
  const text = `Rollout ${rolloutId} of \`${service}\` needs a person: \`${name}\` is live and serves with 0 of ${desiredCapacity}. Run: ${status}`;
  return new RolloutError('NeedsPerson', text, { nextCommand: status });
}
