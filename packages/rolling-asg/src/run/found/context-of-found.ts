import type { Group } from '../../cloud/cloud.js';
import type { TrafficSource } from '../../cloud/traffic-source.js';
import type { CloudPort } from '../../cloud/ports.js';
import type { CloudReads } from '../../cloud/patient-reads.js';
import { createContext, type RolloutContext, type RolloutTarget } from '../../engine/context/context.js';
import type { WalkOptions } from '../../engine/context/run-options.js';
import { parseSettings, type RolloutSettings } from '../../journal/rollout-settings.js';
import { roleOf, tagKeys, tagOf } from '../../journal/tags.js';
import { undoOf } from '../../journal/undo-tags.js';
import { terminatingHooksMs } from '../../observe/timing/health-timing.js';
import { decideSteps, type NextOrigin } from '../../plan/decide-steps.js';
import type { RolloutStep } from '../../plan/plan.js';
import type { FoundRollout } from './find-rollout.js';
import { rememberFound } from './remember-found.js';
import { undoFound } from './undo-found.js';

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
  rememberFound(context, { next, previous, isElsewhereLive: found.live !== undefined });
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
