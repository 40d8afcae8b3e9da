import { parseGeneration } from '../journal/names.js';
import { tagKeys, tagOf } from '../journal/tags.js';
import { completeUndo, undoOf } from '../journal/undo-tags.js';
import { earliestHealthyMs, longestSlowStartMs } from '../observe/timing/health-timing.js';
import { confirmPaceMs } from '../observe/timing/next-poll.js';
import type { ObservedGroup, ServiceObservation } from '../observe/service/observe-service.js';
import { decideSteps } from './decide-steps.js';
import type { PlannedNext, RolloutPlan } from './plan.js';
import type { RollbackOptions } from './plan-rollback.js';
import { settingsOf } from './settings-of.js';

export interface ReclaimFacts {
  readonly observation: ServiceObservation;
  readonly live: ObservedGroup;
  readonly kept: ObservedGroup;
}

/** Decides the way back to a generation that was kept warm: it is attached, proven, and what is live goes. */
export function decideReclaim(
  { observation, live, kept }: ReclaimFacts,
  options: RollbackOptions & { readonly rolloutId: string },
): RolloutPlan {
  const { service, rolloutId, by = 'unknown' } = options;
  const patience = settingsOf({ ...options, imageId: kept.imageId ?? '' });
  const sources = observation.sources
    .map(({ settings }) => settings)
    .filter(({ id }) => live.group.sourceIds.includes(id));
  const next = keptNext(kept, live);
  const earliestMs = earliestHealthyMs(sources) + longestSlowStartMs(sources);
  const keptNames = observation.groups
    .filter(({ role, group }) => role === 'kept' && group.name !== kept.group.name)
    .map(({ group }) => group.name);
  const { name, minSize, maxSize, desiredCapacity } = live.group;
  return {
    service,
    strategy: 'replace',
    rolloutId,
    by,
    generation: parseGeneration(service, kept.group.name) ?? 0,
    previous: {
      name,
      imageId: live.imageId,
      minSize,
      maxSize,
      desiredCapacity,
      serving: live.snapshot.serving,
      isAdopted: tagOf(live.group, tagKeys.service) === undefined,
    },
    next,
    patience,
    settings: options.settings,
    releaseOverrides: {},
    sources,
    steps: decideSteps({
      origin: { kind: 'kept', keptUntil: tagOf(kept.group, tagKeys.keptUntil) ?? '' },
      nextName: next.name,
      wanted: next.desiredCapacity,
      previousName: name,
      sources,
      terminatingHooksMs: 0,
      earliestMs,
      keptNames,
      settings: patience,
    }),
    preflight: [],
    earliestMs,
    floorMs: earliestMs + (patience.samples - 1) * confirmPaceMs + patience.bakeMs + patience.drainFloorMs,
  };
}

function keptNext({ group, imageId = '', runs }: ObservedGroup, live: ObservedGroup): PlannedNext {
  const { minSize, maxSize, desiredCapacity, launchTemplate } = group;
  return {
    name: group.name,
    imageId,
    desiredCapacity: Math.max(desiredCapacity, live.group.desiredCapacity),
    minSize,
    maxSize,
    templateName: launchTemplate?.name ?? '',
    templateId: launchTemplate?.id,
    templateVersion: runs?.version ?? 0,
    base: { kind: 'scratch' },
    overrides: {},
    sourceIds: completeUndo(undoOf(group), live.group.sourceIds).sourceIds ?? live.group.sourceIds,
    isWorkers: false,
    subnetIds: group.subnetIds,
    zones: group.zones,
    healthCheckGraceMs: group.healthCheckGraceMs,
    tags: [],
    attachments: { policies: [], scheduledActions: [], hooks: [] },
    inherited: group.inherited,
  };
}
