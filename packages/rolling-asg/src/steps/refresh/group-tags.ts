import type { RolloutContext } from '../../engine/context/context.js';
import { formatCallerSettings } from '../../journal/caller-settings.js';
import { formatRefreshOrigin } from '../../journal/refresh-origin.js';
import { formatSettings } from '../../journal/rollout-settings.js';
import { tagKeys } from '../../journal/tags.js';
import type { RolloutPlan } from '../../plan/plan.js';

/** What a refresh writes on its group: whose it is, and what another machine needs to go on or back. */
export function groupTags(
  { clock, settings, target }: RolloutContext,
  plan: RolloutPlan,
): Readonly<Record<string, string>> {
  const caller = formatCallerSettings(plan.settings ?? {});
  const { origin } = target;
  return {
    [tagKeys.service]: plan.service,
    [tagKeys.role]: 'refreshing',
    [tagKeys.rollout]: plan.rolloutId,
    [tagKeys.step]: 'holdGroup',
    [tagKeys.by]: plan.by,
    [tagKeys.since]: new Date(clock.now()).toISOString(),
    [tagKeys.options]: formatSettings(settings),
    ...(origin === undefined ? {} : { [tagKeys.origin]: formatRefreshOrigin(origin) }),
    ...(plan.next.isWorkers ? { [tagKeys.traffic]: 'none' } : {}),
    ...(caller === '' ? {} : { [tagKeys.settings]: caller }),
  };
}
