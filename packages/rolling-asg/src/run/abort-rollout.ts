import { attempt } from '../engine/attempt.js';
import type { Group } from '../cloud/cloud.js';
import type { Clock } from '../cloud/clock.js';
import { createContext, type RolloutContext, type RolloutTarget } from '../engine/context.js';
import { isRolloutError } from '../cloud/errors.js';
import { generationName, nextGeneration, templateName } from '../journal/names.js';
import { needsPerson } from '../engine/needs-person.js';
import type { CloudPort } from '../cloud/ports.js';
import { readLive } from '../engine/read-live.js';
import { removeGroup } from '../engine/remove-group.js';
import type { RolloutResult } from '../engine/result.js';
import { rollBack } from './roll-back.js';
import { createRolloutId } from '../journal/rollout-id.js';
import type { RunOptions } from '../engine/run-options.js';
import { roleOf, tagKeys, tagOf } from '../journal/tags.js';
import { undoOf, type Undo } from '../journal/undo.js';

/** Which rollout to end, and how. Times are milliseconds of `clock`. */
export interface AbortOptions
  extends Pick<RunOptions, 'onEvent' | 'signal' | 'rollbackDeadlineMs' | 'commands'> {
  /** Whose rollout to end. */
  readonly service: string;
  /** `systemClock`, or a scaled one. */
  readonly clock: Clock;
  /** Who aborts. @default 'unknown' */
  readonly by?: string;
  /** @default a new random one */
  readonly rolloutId?: string;
  /** Good samples in a row that prove capacity. @default 2 */
  readonly samples?: number;
}

/**
 * Ends a rollout that runs elsewhere or died, from the tags alone: back to previous while it is whole, forward when
 * next is all that serves. Its runner, if it lives, is fenced off first. Groups that were kept after a failure go too.
 *
 * @throws RolloutError `Fenced`, `NeedsPerson`
 *
 * @example
 * import { abortRollout, systemClock } from '@clicamos/rolling-asg';
 * const { outcome } = await abortRollout(cloud, { service: 'web', clock: systemClock });
 */
export async function abortRollout(cloud: CloudPort, options: AbortOptions): Promise<RolloutResult> {
  const { service, clock, signal = new AbortController().signal } = options;
  signal.throwIfAborted();
  const startedAt = clock.now();
  const groups = await cloud.findGroups({ service }, signal);
  const found = findRollout(groups);
  const target = await describeTarget(cloud, groups, { ...options, signal, found });
  const wanted = found.undo.pinnedMinSize ?? found.next?.desiredCapacity ?? 0;
  const context = createContext({ ...options, signal, cloud, target, wanted, samples: options.samples ?? 2 });
  const failed = groups.filter((group) => roleOf(group) === 'failed').map(({ name }) => name);
  if (!isInProgress(found)) {
    await removeKept(context, failed);
    const reason = failed.length > 0 ? `removed ${failed.join(', ')}` : 'no rollout is in progress';
    return end(context, { startedAt, outcome: 'nothing-to-do', reason, removed: undefined });
  }
  await takeOver(context, found);
  const reason = `aborted by ${target.by}`;
  const ended = await rollBackOrAsk(context, options, reason);
  await removeKept(context, failed);
  return ended === 'finished'
    ? end(context, {
        startedAt,
        outcome: 'deployed',
        reason: 'it was too late to go back',
        removed: target.previous,
      })
    : end(context, { startedAt, outcome: 'rolled-back', reason, removed: found.next && target.next });
}

interface Found {
  readonly next?: Group;
  /** The one that the rollout has touched. */
  readonly touched?: Group;
  readonly live?: Group;
  readonly undo: Undo;
}

function findRollout(groups: readonly Group[]): Found {
  const held = groups.filter(
    (group) => roleOf(group) !== 'failed' && tagOf(group, tagKeys.rollout) !== undefined,
  );
  const next = groups.find((group) => roleOf(group) === 'next') ?? held.find(isBeingFinished);
  return {
    next,
    touched: held.find((group) => group !== next),
    live: groups.find((group) => roleOf(group) === 'live' && group !== next),
    undo: next === undefined ? {} : undoOf(next),
  };
}

/** It is live already, but its tags are not gone yet. A previous that is being given back knows its load balancers. */
function isBeingFinished(group: Group): boolean {
  return roleOf(group) === 'live' && undoOf(group).loadBalancerNames === undefined;
}

function isInProgress({ next, touched }: Found): boolean {
  return next !== undefined || touched !== undefined;
}

async function describeTarget(
  cloud: CloudPort,
  groups: readonly Group[],
  options: AbortOptions & { readonly signal: AbortSignal; readonly found: Found },
): Promise<RolloutTarget> {
  const { service, signal, by = 'unknown', rolloutId = createRolloutId(), found } = options;
  const { next, touched, live } = found;
  const previousName = found.undo.previousName ?? (touched ?? live)?.name;
  const previous = previousName === undefined ? undefined : await findGroup(cloud, previousName, signal);
  const unused = generationName(
    service,
    nextGeneration(
      service,
      groups.map(({ name }) => name),
    ),
  );
  const names = new Set([next, previous, touched].flatMap((group) => attachedTo(group)));
  return {
    service,
    rolloutId,
    by,
    next: { name: next?.name ?? unused },
    previous: previousName === undefined ? undefined : { name: previousName, isAdopted: isAdopted(previous) },
    loadBalancers: names.size === 0 ? [] : await cloud.findLoadBalancers([...names], signal),
  };
}

async function findGroup(cloud: CloudPort, name: string, signal: AbortSignal): Promise<Group | undefined> {
  const [group] = await cloud.findGroups({ names: [name] }, signal);
  return group;
}

function attachedTo(group: Group | undefined): readonly string[] {
  return group === undefined ? [] : [...group.loadBalancerNames, ...(undoOf(group).loadBalancerNames ?? [])];
}

function isAdopted(group: Group | undefined): boolean {
  return (
    group !== undefined && (undoOf(group).isAdopted === true || tagOf(group, tagKeys.service) === undefined)
  );
}

/** From here on a runner that still lives finds another rollout's id and stops. */
async function takeOver(context: RolloutContext, { next, touched }: Found): Promise<void> {
  const { cloud, target, memory } = context;
  const tags = { [tagKeys.rollout]: target.rolloutId, [tagKeys.by]: target.by };
  for (const group of [next, touched]) {
    if (group !== undefined) await attempt(context, (signal) => cloud.tagGroup(group.name, tags, signal));
  }
  const template = next?.launchTemplate;
  if (template?.name === templateName(target.service) && /^\d+$/.test(template.version)) {
    memory.release = { templateId: template.id, version: Number(template.version) };
  }
}

async function rollBackOrAsk(
  context: RolloutContext,
  { rollbackDeadlineMs = 1_800_000, signal, commands }: AbortOptions,
  reason: string,
): Promise<'reverted' | 'finished'> {
  try {
    return await rollBack(context, { deadlineMs: rollbackDeadlineMs, reason, keepFailed: false, signal });
  } catch (error) {
    if (isRolloutError(error, 'Fenced')) throw error;
    throw needsPerson(context, [new Error(reason), error], commands);
  }
}

async function removeKept(context: RolloutContext, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const target = { ...context.target, next: { name } };
    await removeGroup({ ...context, target }, { step: 'rollBack', groupName: name, deadlineMs: 900_000 });
  }
}

type End = Pick<RolloutResult, 'outcome' | 'reason'> & {
  readonly startedAt: number;
  readonly removed?: { readonly name: string; readonly imageId?: string };
};

async function end(context: RolloutContext, { startedAt, removed, ...ended }: End): Promise<RolloutResult> {
  const { target, clock, emit } = context;
  const wallMs = clock.now() - startedAt;
  const live = await readLive(context, ended.outcome === 'deployed' ? 'next' : 'previous');
  const result: RolloutResult = {
    ...ended,
    live,
    removed: removed && { name: removed.name, imageId: removed.imageId },
    service: target.service,
    rolloutId: target.rolloutId,
    wallMs,
    floorMs: wallMs,
    steps: [{ kind: 'rollBack', startedAtMs: startedAt, wallMs, floorMs: wallMs }],
  };
  emit({ kind: 'finished', result });
  return result;
}
