import type { Story } from '../model/story.js';
import type { RolloutRow } from './board.js';

/** How many seconds a sparkline shows. */
const sparkSeconds = 60;

/** A rollout as a row of the list. */
export function rowOf(story: Story, isLive: boolean): RolloutRow {
  const { headline, steps, end, traffic } = story;
  const { rolloutId, service, environment, outcome, next, startedAt, lastAt } = headline;
  const step = end ? undefined : steps.find(({ state }) => state === 'running')?.name;
  return {
    id: rolloutId,
    service,
    environment,
    outcome,
    ...(next && { nextName: next.name }),
    ...(next?.imageId !== undefined && { imageId: next.imageId }),
    ...(startedAt !== undefined && { startedAt, wallMs: (end?.at ?? lastAt) - startedAt }),
    sent: traffic.sent,
    lost: traffic.lost,
    ...(step !== undefined && { step }),
    rates: traffic.points
      .slice(-sparkSeconds)
      .map(({ answered, forMs }) => Math.round((answered * 1_000) / Math.max(1, forMs))),
    isLive: isLive && !end,
    hasPage: true,
  };
}
