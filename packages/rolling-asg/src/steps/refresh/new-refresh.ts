import type { Group } from '../../cloud/cloud.js';
import type { NewRefresh, TemplateSource } from '../../cloud/instance-refresh.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { longestSlowStartMs } from '../../observe/timing/health-timing.js';
import type { RefreshPercents } from '../../plan/refresh/refresh-percents.js';

interface Wanted {
  readonly source: TemplateSource;
  readonly percents: RefreshPercents;
}

/** A refresh of the group to a source, with its own mixed instances policy around it. */
export function newRefresh(
  { target }: RolloutContext,
  { inherited }: Pick<Group, 'inherited'>,
  { source, percents }: Wanted,
): NewRefresh {
  const { minHealthyPercent, maxHealthyPercent } = percents;
  const slowStart = Math.ceil(longestSlowStartMs(target.sources) / 1000);
  return {
    ...{ source, minHealthyPercent, maxHealthyPercent },
    ...(inherited.mixedPolicy === undefined ? {} : { mixedPolicy: inherited.mixedPolicy }),
    // Left out it would be the grace period, which is long: what is ready is known by the load balancers.
    warmupSeconds: Math.max(0, slowStart, inherited.defaultInstanceWarmupSeconds ?? 0),
  };
}
