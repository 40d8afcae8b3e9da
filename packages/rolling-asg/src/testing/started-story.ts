import type { RolloutResult } from '../engine/context/result.js';
import { abortRollout } from '../run/abort-rollout.js';
import { flawsOf } from './judge/flaws-of.js';
import { intentionOf } from './judge/intention.js';
import { watchVersions } from './judge/unused-versions.js';
import { createStory } from './narrative.js';
import type { Actor } from './simulation/actor.js';
import { servingInstances } from './simulation/health.js';

/** How a run ended: its result, or what it threw. */
export type Ended = RolloutResult | { readonly error: unknown };

export const ended = (run: Promise<RolloutResult>): Promise<Ended> =>
  run.catch((error: unknown) => ({ error }));

/** `deployed`, `rolled-back`, ..., or the code of the error, or its text when it is none of ours. */
export function endOf(end: Ended): string {
  if (!('error' in end)) return end.outcome;
  const { error } = end;
  if (error instanceof Error && 'code' in error) return String(error.code);
  return String(error);
}

/** A service with `ami-1` live at 3, and an eye on what serves and on what is left. */
export async function startedStory() {
  const story = createStory();
  await story.roll('ami-1');
  const { cloud, clock } = story;
  const live = cloud.group('web-v001');
  if (live === undefined) throw new Error('`web-v001` is not there');
  const intention = intentionOf(live);
  const { unused } = watchVersions(cloud);
  const { worst } = cloud.watchServing(() => 3);
  cloud.state.pastMs = 60_000;

  return {
    ...story,
    worst,
    abort: ({ port, clock: own }: Pick<Actor, 'port' | 'clock'> = story.actor('ben'), signal?: AbortSignal) =>
      abortRollout(port, { service: 'web', clock: own, by: 'ben', signal }),
    /** Lets so much time pass, ms. */
    pass: async (ms: number) => {
      await clock.sleep(ms);
      cloud.settle();
    },
    /** What is not as it was, but for the image; none when all is well. */
    flaws: () => [...flawsOf(cloud.state, intention), ...unused()],
    /** The groups that serve, with how many. */
    servingGroups: () => {
      cloud.settle();
      const all = [...cloud.state.groups.values()].map(
        (group) => [group.name, servingInstances(cloud.state, group).length] as const,
      );
      return Object.fromEntries(all.filter(([, count]) => count > 0));
    },
  };
}
