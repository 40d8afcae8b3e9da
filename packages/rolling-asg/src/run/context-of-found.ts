import type { Group } from '../cloud/cloud.js';
import type { TrafficSource } from '../cloud/traffic-source.js';
import type { CloudPort } from '../cloud/ports.js';
import type { CloudReads } from '../cloud/patient-reads.js';
import { createContext, type RolloutContext, type RolloutTarget } from '../engine/context/context.js';
import type { WalkOptions } from '../engine/context/run-options.js';
import { heldTagsOf } from '../engine/groups/tag-previous.js';
import { isLeaseOver, leaseOf } from '../journal/lease.js';
import { templateName } from '../journal/names.js';
import { parseSettings, type RolloutSettings } from '../journal/rollout-settings.js';
import { roleOf, rolloutOf, tagKeys, tagOf } from '../journal/tags.js';
import { formatSuspended } from '../journal/suspended.js';
import type { Undo } from '../journal/undo.js';
import { completeUndo, undoOf, undoTags } from '../journal/undo-tags.js';
import { terminatingHooksMs } from '../observe/timing/health-timing.js';
import { decideSteps, type NextOrigin } from '../plan/decide-steps.js';
import type { RolloutStep } from '../plan/plan.js';
import { replacing } from '../steps/put-back-previous.js';
import type { FoundRollout } from './find-rollout.js';

export interface FoundContextOptions extends WalkOptions {
  readonly service: string;
  readonly by: string;
  readonly signal: AbortSignal;
}

/** What a rollout is about and how far it got, from the cloud alone. */
export interface FoundWalk {
  readonly context: RolloutContext;
  readonly steps: readonly RolloutStep[];
}

/** Of `found`, which has a holder and a next. */
export async function contextOfFound(
  cloud: CloudPort,
  reads: CloudReads,
  {
    found,
    next,
    options,
  }: { readonly found: FoundRollout; readonly next: Group; readonly options: FoundContextOptions },
): Promise<FoundWalk> {
  const { signal } = options;
  const previous = await findPrevious(reads, { found, next, signal });
  const undo = previous === undefined ? {} : undoFound(next, previous);
  const names = new Set([...next.sourceIds, ...(undo.sourceIds ?? [])]);
  const sources = names.size === 0 ? [] : await reads.findTrafficSources([...names], signal);
  const settings = settingsFound(next, previous);
  const wanted = Math.max(undo.start ?? 0, next.desiredCapacity);
  const target = targetOf(found, { next, previous, sources, by: options.by });
  const start = undo.start ?? previous?.desiredCapacity ?? 0;
  const context = createContext({ ...options, cloud, target, wanted, start, settings });
  remember(context, { next, previous, isElsewhereLive: found.live !== undefined });
  if (previous !== undefined && undo.unreadOf !== undefined) tellUnread(context, previous);
  const hooks = previous === undefined ? [] : (await reads.readAttachments(previous.name, signal)).hooks;
  const steps = decideSteps({
    origin: originOf(next),
    nextName: next.name,
    wanted,
    previousName: target.previous?.name,
    sources,
    terminatingHooksMs: terminatingHooksMs(hooks),
    earliestMs: 0,
    keptNames: found.kept.filter(({ name }) => name !== target.previous?.name).map(({ name }) => name),
    settings,
  });
  return { context, steps };
}

/** One that is kept already was to be kept, also where next has lost the tag that says so. */
function settingsFound(next: Group, previous: Group | undefined): RolloutSettings {
  const settings = parseSettings(tagOf(next, tagKeys.options) ?? '');
  const isKept = previous !== undefined && roleOf(previous) === 'kept';
  return isKept ? { ...settings, keepPreviousMs: Math.max(1, settings.keepPreviousMs) } : settings;
}

/** The group is put back into what is known, and somebody has to look at the rest. */
function tellUnread({ emit }: RolloutContext, { name }: Group): void {
  const reason = `the tags \`${tagKeys.undo}-2\` and on do not have all that \`${tagKeys.undo}\` counts`;
  emit({ kind: 'left', what: `load balancers of ${name} that only its tags knew`, reason });
}

interface FindPrevious {
  readonly found: FoundRollout;
  readonly next: Group;
  readonly signal: AbortSignal;
}

async function findPrevious(
  reads: CloudReads,
  { found, next, signal }: FindPrevious,
): Promise<Group | undefined> {
  const name = previousNameOf(found, next);
  if (name === undefined) return undefined;
  const known = found.groups.find((group) => group.name === name);
  if (known !== undefined) return known;
  const [group] = await reads.findGroups({ names: [name] }, signal);
  return group;
}

function previousNameOf({ touched }: FoundRollout, next: Group): string | undefined {
  return undoOf(next).previousName ?? touched?.name;
}

interface TargetFacts {
  readonly next: Group;
  readonly previous?: Group;
  readonly sources: readonly TrafficSource[];
  readonly by: string;
}

function targetOf(found: FoundRollout, { next, previous, sources, by }: TargetFacts): RolloutTarget {
  const previousName = previousNameOf(found, next);
  const isAdopted = previous !== undefined && undoFound(next, previous).isAdopted === true;
  return {
    service: tagOf(next, tagKeys.service) ?? tagOf(found.touched ?? next, tagKeys.service) ?? '',
    rolloutId: found.holder?.rolloutId ?? 'unknown',
    by,
    next: { name: next.name },
    previous: previousName === undefined ? undefined : { name: previousName, isAdopted },
    sources,
  };
}

/** What the runner that died knew, as far as its tags tell; where they do not, what is safe to assume. */
function remember(
  { memory, timing, target, clock }: RolloutContext,
  {
    next,
    previous,
    isElsewhereLive,
  }: { readonly next: Group; readonly previous?: Group; readonly isElsewhereLive: boolean },
): void {
  const step = tagOf(next, tagKeys.step) ?? '';
  const hasHeld = step !== 'createGroup' && step !== 'reclaimGroup';
  const previousStep = previous === undefined ? undefined : tagOf(previous, tagKeys.step);
  const mayDrain = !['createGroup', 'reclaimGroup', 'holdPrevious', 'awaitCapacity', 'bake'].includes(step);
  const held = previous && rolloutOf(previous);
  const isOurs = held === target.rolloutId || (previous !== undefined && isStripped(next, previous));
  memory.isHolding = isOurs && (hasHeld || tagOf(previous ?? next, tagKeys.service) === undefined);
  if (previous !== undefined && memory.isHolding) memory.heldTags = tagsFound(target, next, previous);
  for (const lease of [next, previous].flatMap((group) => (group && leaseOf(group)) ?? [])) {
    // By force also from one that lives: whatever it still writes.
    const until = isLeaseOver(lease, clock.now()) ? lease.until : Infinity;
    memory.takenFrom.set(lease.runner, until);
  }
  memory.isSurplus = previous === undefined && target.previous !== undefined && isElsewhereLive;
  memory.isDraining = mayDrain && previous !== undefined;
  memory.isEmptying = previousStep === 'deleteGroup' && previous?.maxSize === 0;
  // Whatever it sent in its last moments may still take effect.
  const lateUntil = (leaseOf(next)?.until ?? 0) + timing.lateMs;
  if (mayDrain || step === 'holdPrevious') memory.lateUntil = lateUntil;
  if (memory.isHolding) memory.lateProtectionUntil = lateUntil;
  if (previous !== undefined) {
    const { minSize, maxSize } = undoFound(next, previous).sizes ?? previous;
    memory.followed = { minSize, maxSize };
  }
  const { launchTemplate } = next;
  if (launchTemplate?.name === templateName(target.service) && /^\d+$/.test(launchTemplate.version))
    memory.release = { templateId: launchTemplate.id, version: Number(launchTemplate.version) };
}

/** Whether somebody took all our tags off previous: one that was given back has its role, or was adopted. */
function isStripped(next: Group, previous: Group): boolean {
  if (rolloutOf(previous) !== undefined || roleOf(previous) === 'kept') return false;
  if (undoOf(next).isPreviousAdopted === true) return true;
  return tagOf(previous, tagKeys.service) === undefined;
}

/** What there is to undo on previous: by its tags, or by what next knows of it. */
function undoFound(next: Group, previous: Group): Undo {
  if (tagOf(previous, tagKeys.undo) !== undefined)
    return completeUndo(undoOf(previous), [...next.sourceIds, ...previous.sourceIds]);
  const { previousStart, previousProtected, isPreviousAdopted } = undoOf(next);
  if (!isStripped(next, previous)) return { start: previousStart, isAdopted: isPreviousAdopted };
  return {
    start: previousStart,
    sourceIds: next.sourceIds.length > 0 ? next.sourceIds : undefined,
    protectedBefore: previousProtected,
    isAdopted: isPreviousAdopted,
  };
}

/** Only a way back suspends these, and it ends with them resumed. */
function suspendedFound(next: Group, previous: Group): Readonly<Record<string, string>> {
  if (!isStripped(next, previous)) return {};
  const suspended = replacing.filter((process) => previous.suspendedProcesses.includes(process));
  return { [tagKeys.suspended]: formatSuspended(suspended) };
}

function tagsFound(
  { service, rolloutId }: RolloutTarget,
  next: Group,
  previous: Group,
): Readonly<Record<string, string>> {
  if (rolloutOf(previous) === rolloutId) {
    const tags = heldTagsOf(previous);
    // As it is known by now: this is what is written again.
    return undoOf(previous).unreadOf === undefined
      ? tags
      : { ...tags, ...undoTags(undoFound(next, previous)) };
  }
  return {
    ...heldTagsOf(next),
    [tagKeys.service]: service,
    [tagKeys.role]: 'previous',
    [tagKeys.rollout]: rolloutId,
    ...undoTags(undoFound(next, previous)),
    ...suspendedFound(next, previous),
  };
}

function originOf(next: Group): NextOrigin {
  const keptUntil = tagOf(next, tagKeys.keptUntil);
  if (keptUntil !== undefined) return { kind: 'kept', keptUntil };
  const { launchTemplate } = next;
  return {
    kind: 'new',
    templateName: launchTemplate?.name ?? '',
    templateVersion: Number(launchTemplate?.version ?? 0),
    imageId: '',
    policies: 0,
    scheduledActions: 0,
    hooks: 0,
  };
}
