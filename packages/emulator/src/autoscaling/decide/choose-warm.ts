import type { View } from '../view/view.js';
import type { SubnetView } from '../../service/ports.js';
import { isResting, type Member } from '../group/member.js';
import { activeRefresh } from '../group/active-refresh.js';

/** Where an instance is to come, and the one of the warm pool that comes there, if there is one. */
export interface WarmPlace {
  readonly place: SubnetView;
  readonly warm: Member | undefined;
}

/**
 * Instances that rest in the pool come before new ones: those of the same zone, else any other. What a refresh is
 * about to replace stays where it is.
 */
export function chooseWarm(view: View, places: readonly SubnetView[]): readonly WarmPlace[] {
  const outdated = activeRefresh(view.group)?.outdated ?? new Set<string>();
  const ready = new Set(
    [...view.group.members.values()].filter(
      (member) => isResting(member) && member.unhealthy === undefined && !outdated.has(member.instanceId),
    ),
  );
  const take = (isFitting: (member: Member) => boolean) => {
    const warm = [...ready].find(isFitting);
    if (warm !== undefined) ready.delete(warm);
    return warm;
  };
  const inZone = places.map((place) => ({ place, warm: take(({ zone }) => zone === place.zone) }));
  return inZone.map(({ place, warm }) => ({ place, warm: warm ?? take(() => true) }));
}
