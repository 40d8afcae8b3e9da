import type { Group } from '../../cloud/cloud.js';
import type { RefreshOrigin } from '../../journal/refresh-origin.js';
import { isOfSource } from '../service/source-of.js';
import { groupIn, type Sample } from '../sample/sample.js';
import type { GroupSnapshot, RolloutSnapshot } from './snapshot.js';
import { groupSnapshot, type SnapshotFacts, type SnapshotNames } from './take-snapshot.js';

export interface RefreshNames extends Required<Pick<SnapshotNames, 'next'>>, Pick<SnapshotNames, 'wanted'> {
  readonly origin: RefreshOrigin;
}

/** One group as the two that it is while its instances are replaced: those of before, and those that came. */
export function takeRefreshSnapshot(
  sample: Sample,
  { next, wanted, origin }: RefreshNames,
  facts: SnapshotFacts,
): RolloutSnapshot {
  const group = groupIn(sample, next?.name);
  if (group === undefined) return { wanted };
  const part = (role: GroupSnapshot['role'], instances: Group['instances'], imageId?: string) =>
    groupSnapshot({ ...group, instances }, sample, { ...facts, role, imageId });
  const isOld = (instance: Group['instances'][number]) => isOfSource(instance, origin);
  return {
    previous: part('previous', group.instances.filter(isOld), origin.imageId),
    next: part(
      'next',
      group.instances.filter((instance) => !isOld(instance)),
      next?.imageId,
    ),
    wanted,
  };
}
