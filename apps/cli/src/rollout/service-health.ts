import type { ObservedGroup, ServiceObservation } from '@clicamos/rolling-asg';
import { exitCode } from '../exit-code.js';
import { leftOf } from './await-holder.js';

/** How a service is, in one word, for scripts and people. */
export type ServiceHealth = 'whole' | 'below-desired' | 'needs-person' | 'under-way';

/** @param now of the clock that the leases were written by, ms */
export function serviceHealth(observation: ServiceObservation, now: number): ServiceHealth {
  const { groups, holder, missingSources } = observation;
  if (holder !== undefined) return leftOf(holder, now) > 0 ? 'under-way' : 'needs-person';
  const live = groups.filter(isLive);
  if (live.length > 1 || missingSources.length > 0) return 'needs-person';
  const [only] = live;
  return only === undefined || isBelow(only) ? 'below-desired' : 'whole';
}

/** What `clicamos status` answers for it. */
export const healthCode = {
  whole: exitCode.ok,
  'below-desired': exitCode.belowDesired,
  'needs-person': exitCode.needsPerson,
  'under-way': exitCode.locked,
} as const satisfies Record<ServiceHealth, number>;

const isLive = ({ role, group }: ObservedGroup): boolean => role === 'live' && !group.isDeleting;

/** A group that was told to have none serves nothing as well. */
const isBelow = ({ snapshot }: ObservedGroup): boolean =>
  snapshot.serving === 0 || snapshot.serving < snapshot.desiredCapacity;
