import type { Group } from '../cloud/cloud.js';
import { durationText } from '../cloud/duration-text.js';
import { mostAttempts } from '../engine/hold/attempt.js';
import { change } from '../engine/hold/change.js';
import type { RolloutContext } from '../engine/context/context.js';
import { harmsPrevious } from '../engine/groups/detach-group.js';
import { readGroups } from '../engine/hold/fence.js';
import { protectInstances, reasonNotHeld } from '../engine/groups/hold-capacity.js';
import { patientUntil, previousWanted } from '../engine/watch/previous-serves.js';
import { waitUntil } from '../engine/watch/wait-until.js';
import { isWorkers, roleOf, rolloutOf, tagKeys } from '../journal/tags.js';
import { holdPreviousWhole } from './hold-previous-whole.js';
import { takeHold } from './take-hold.js';
import { formatSuspended } from '../journal/suspended.js';
import { watchPaceMs } from '../observe/timing/next-poll.js';
import { reasonNotReady } from '../observe/reasons/reason-not-ready.js';
import { groupIn, type Sample } from '../observe/sample/sample.js';
import {
  isHeld,
  restoreTags,
  suspendedOnPrevious,
  tagPrevious,
  undoOnPrevious,
} from '../engine/groups/tag-previous.js';

/**
 * Once one instance is healthy behind the load balancer again, the group finds the others unhealthy and replaces them:
 * both stand still meanwhile.
 */
export const replacing: readonly string[] = ['HealthCheck', 'ReplaceUnhealthy'];

/**
 * Makes previous whole again, whoever took it apart: protected, at its old capacity, attached to what it was taken out
 * of; and waits until it serves. A change of ours that may still take effect is waited out, and put right.
 */
export async function putBackPrevious(context: RolloutContext): Promise<void> {
  const { previous, next } = await readGroups(context);
  if (previous === undefined) return;
  if (!isHeld(context, previous)) {
    // Somebody took it apart before it was held, or wants more by now: it is the way back all the same.
    const wanted = Math.max(context.memory.start, next?.desiredCapacity ?? 0);
    const isWhole =
      missingNames(context, previous).length === 0 &&
      previous.desiredCapacity >= Math.min(wanted, previous.maxSize);
    if (isWhole || !isFree(context, previous)) return;
    await takeHold(context, previous, isWorkers(previous));
  }
  await restoreTags(context, previous);
  if (reasonNotHeld(context) === undefined) await protectInstances(context, previous);
  const isDetached = missingNames(context, previous).length > 0 || context.memory.isDraining;
  if (isDetached) await attachAgain(context, previous);
  await awaitWhole(context, previous.name);
  if (isDetached) await resumeReplacing(context);
}

function isFree({ memory }: RolloutContext, previous: Group): boolean {
  return (
    !memory.isSurplus &&
    !previous.isDeleting &&
    rolloutOf(previous) === undefined &&
    roleOf(previous) === 'live'
  );
}

/** Load balancers that previous was in and is not in any more. */
export function missingNames(context: RolloutContext, previous: Group): readonly string[] {
  const { sourceIds = context.target.sources.map(({ id }) => id) } = undoOnPrevious(context, previous);
  return sourceIds.filter((name) => !previous.sourceIds.includes(name));
}

async function attachAgain(context: RolloutContext, previous: Group): Promise<void> {
  const { cloud, target, emit } = context;
  const { name, suspendedProcesses } = previous;
  const undo = undoOnPrevious(context, previous);
  const names = undo.sourceIds ?? target.sources.map(({ id }) => id);
  if (names.length === 0) return;
  const running = replacing.filter((process) => !suspendedProcesses.includes(process));
  if (running.length > 0) {
    const suspended = [...new Set([...suspendedOnPrevious(context, previous), ...running])];
    const tags = { [tagKeys.suspended]: formatSuspended(suspended) };
    await tagPrevious(context, name, tags);
    const suspend = (signal: AbortSignal) => cloud.suspendProcesses(name, running, signal);
    await change(context, suspend, { onDoubt: harmsPrevious(context, name) });
  }
  // Also those that the group still lists: they may be on their way out. Refused while they are: tried again.
  await change(context, (signal) => cloud.attachTrafficSources(name, names, signal), {
    alsoPassing: { invalid: mostAttempts, refused: mostAttempts },
  });
  emit({ kind: 'reattached', groupName: name, sourceIds: names });
}

async function awaitWhole(context: RolloutContext, name: string): Promise<void> {
  const { settings, memory, clock } = context;
  const since = clock.now();
  await waitUntil(context, {
    step: 'rollBack',
    failure: `\`${name}\` was put back but does not serve`,
    deadlineMs: Infinity,
    samples: settings.samples,
    judge: async (sample) => {
      assertNotEmptied(sample, name);
      const madeFrom = await holdPreviousWhole(context, sample);
      if (madeFrom !== undefined && madeFrom === memory.wayBack?.failure) throw new Error(madeFrom);
      await attachWhatCameOff(context, sample, name);
      const wanted = previousWanted(context, sample, since);
      const reason = wanted && reasonNotReady(sample, wanted, memory.sightings);
      // Whatever is not healthy by now is broken, and only its group can replace it.
      const isBroken = reason !== undefined && sample.at >= patientUntil(context.target.sources, since);
      if (isBroken) await resumeReplacing(context);
      return reason ?? reasonNotHeld(context) ?? madeFrom ?? reasonLate(context);
    },
    pollMs: () => watchPaceMs,
    confirmMs: watchPaceMs,
  });
}

/** Then it is no way back any more, whoever did it: looked at again, the way is forward. */
function assertNotEmptied(sample: Sample, name: string): void {
  if (groupIn(sample, name)?.maxSize === 0) throw new Error(`\`${name}\` was emptied meanwhile`);
}

/** A late detach of ours, or somebody else's. */
async function attachWhatCameOff(context: RolloutContext, sample: Sample, name: string): Promise<void> {
  const previous = groupIn(sample, name);
  if (previous !== undefined && missingNames(context, previous).length > 0)
    await attachAgain(context, previous);
}

function reasonLate({ memory, clock }: RolloutContext): string | undefined {
  const leftMs = (memory.lateUntil ?? -Infinity) - clock.now();
  if (leftMs <= 0) return undefined;
  return `a change whose answer never came may still take effect, for another ${durationText(leftMs)}`;
}

async function resumeReplacing(context: RolloutContext): Promise<void> {
  const { cloud } = context;
  const { previous } = await readGroups(context);
  const suspended = previous === undefined ? [] : suspendedOnPrevious(context, previous);
  const standing = replacing.filter((process) => suspended.includes(process));
  if (previous === undefined || standing.length === 0) return;
  await change(context, (signal) => cloud.resumeProcesses(previous.name, standing, signal));
  const left = suspended.filter((process) => !replacing.includes(process));
  await tagPrevious(context, previous.name, { [tagKeys.suspended]: formatSuspended(left) });
}
