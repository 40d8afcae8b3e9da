import type { Group } from '../../cloud/cloud.js';
import type { CloudReads } from '../../cloud/patient-reads.js';
import type { CloudPort } from '../../cloud/ports.js';
import { createContext, type RolloutTarget } from '../../engine/context/context.js';
import { isLeaseOver, leaseOf } from '../../journal/lease.js';
import { refreshOriginOf } from '../../journal/refresh-origin.js';
import { parseSettings } from '../../journal/rollout-settings.js';
import { rolloutOf, tagKeys, tagOf } from '../../journal/tags.js';
import { terminatingHooksMs } from '../../observe/timing/health-timing.js';
import { decideRefreshSteps } from '../../plan/refresh/decide-refresh-steps.js';
import type { FoundContextOptions, FoundWalk } from './context-of-found.js';

/** What a refresh is about and how far it got, from the tags of its group alone. */
export async function contextOfRefreshing(
  cloud: CloudPort,
  reads: CloudReads,
  { group, options }: { readonly group: Group; readonly options: FoundContextOptions },
): Promise<FoundWalk> {
  const { signal, clock } = options;
  const { sourceIds, desiredCapacity, maxSize, name: groupName } = group;
  const sources = sourceIds.length === 0 ? [] : await reads.findTrafficSources(sourceIds, signal);
  const { hooks } = await reads.readAttachments(groupName, signal);
  const settings = parseSettings(tagOf(group, tagKeys.options) ?? '');
  const target: RolloutTarget = {
    service: options.service,
    rolloutId: rolloutOf(group) ?? 'unknown',
    by: options.by,
    next: { name: groupName },
    sources,
    origin: refreshOriginOf(group),
  };
  const wanted = Math.max(1, desiredCapacity);
  const context = createContext({ ...options, cloud, target, wanted, start: desiredCapacity, settings });
  const lease = leaseOf(group);
  // By force also from one that lives: whatever it still writes.
  if (lease !== undefined)
    context.memory.takenFrom.set(lease.runner, isLeaseOver(lease, clock.now()) ? lease.until : Infinity);
  // The one who took the group may have asked twice for its tags, and heard of it once.
  const since = Date.parse(tagOf(group, tagKeys.since) ?? '');
  if (!Number.isNaN(since)) context.memory.lateTagsUntil = since + context.timing.lateMs;
  const release = { templateName: '', templateVersion: 0, imageId: '' };
  const steps = decideRefreshSteps({
    ...{ groupName, desiredCapacity, maxSize, sources, settings, ...release },
    terminatingHooksMs: terminatingHooksMs(hooks),
    earliestMs: 0,
  });
  return { context, steps };
}
