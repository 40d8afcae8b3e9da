import type { AutoScaling } from '../group/auto-scaling-context.js';
import { validationError } from '../requests/errors.js';
import type { AttachmentState } from '../group/group.js';
import { findLiveGroup, patchGroup } from '../group/groups.js';
import { sourceType } from './source-type.js';

/** The instances stay in the group; each source is `Removing` until they have drained. */
export function detachSources(
  autoScaling: AutoScaling,
  groupName: string | undefined,
  sources: readonly string[],
): void {
  const group = findLiveGroup(autoScaling, groupName);
  const isRefused = autoScaling.surroundings.hazards.doubts().detachWhileRemoving === 'refused';
  const isDetachable = (state: AttachmentState | undefined) =>
    state !== undefined && !(isRefused && state === 'Removing');
  const refused = sources.find((source) => !isDetachable(group.trafficSources.get(source)));
  if (refused !== undefined) {
    const what = sourceType(refused) === 'elb' ? 'Load Balancers' : 'Target Groups';
    throw validationError(`Trying to remove ${what} that are not part of the group`);
  }
  const trafficSources = new Map(group.trafficSources);
  for (const source of sources) trafficSources.set(source, 'Removing');
  patchGroup(autoScaling, group.name, { trafficSources });
  autoScaling.reconcile(group.name);
}
