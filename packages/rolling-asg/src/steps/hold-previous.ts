import type { Group } from '../cloud/cloud.js';
import { change } from '../engine/hold/change.js';
import type { RolloutContext } from '../engine/context/context.js';
import { letGo } from '../engine/hold/let-go.js';
import { enterStep } from '../engine/hold/enter-step.js';
import { readGroups } from '../engine/hold/fence.js';
import { waitOutLateProtection } from '../engine/hold/wait-out-late.js';
import { isWorkers, ownTagKeys, rolloutOf, rolloutTagKeys, tagKeys } from '../journal/tags.js';
import type { RolloutStep } from '../plan/plan.js';
import { isHeld, restoreTags, suspendedOnPrevious, undoOnPrevious } from '../engine/groups/tag-previous.js';
import type { StepDefinition } from './step.js';
import { liftProtection } from '../engine/groups/lift-protection.js';
import { takeHold } from './take-hold.js';
import { missingNames, putBackPrevious } from './put-back-previous.js';

type Step = Extract<RolloutStep, { readonly kind: 'holdPrevious' }>;

/**
 * Writes down what previous is and holds it there: from now on nothing scales it in, because it is the way back. The
 * tags first: whoever comes after a crash must know what to put back.
 */
export const holdPrevious: StepDefinition<Step> = {
  reasonNotDone: ({ next, previous }) => {
    if (previous === undefined) return undefined;
    const isOurs = next !== undefined && rolloutOf(previous) === rolloutOf(next);
    return isOurs ? undefined : `${previous.name} is not held yet`;
  },
  run: async (context, { kind }) => {
    const { next, previous } = await enterStep(context, kind);
    if (previous === undefined) throw new Error(`\`${context.target.previous?.name}\` is not there any more`);
    await takeHold(context, previous, isWorkers(next));
    return 0;
  },
  undo: async (context) => {
    const previous = await readWhole(context);
    if (previous === undefined || !isHeld(context, previous)) return;
    await restoreTags(context, previous);
    await release(context, previous);
    context.memory.leaseUntil = undefined;
  },
};

/** Somebody may have taken it out of traffic while next went: it is put back, and then what it has launched since is known too. */
async function readWhole(context: RolloutContext): Promise<Group | undefined> {
  const { previous } = await readGroups(context);
  if (previous === undefined || !isHeld(context, previous)) return undefined;
  if (missingNames(context, previous).length === 0) return previous;
  await putBackPrevious(context);
  return (await readGroups(context)).previous;
}

/** Takes everything off previous that the rollout put on it, the tags that tell of it last. */
async function release(context: RolloutContext, previous: Group): Promise<void> {
  const { cloud, memory } = context;
  const { name } = previous;
  const { isAdopted = context.target.previous?.isAdopted } = undoOnPrevious(context, previous);
  const suspended = suspendedOnPrevious(context, previous);
  if (suspended.length > 0) await change(context, (signal) => cloud.resumeProcesses(name, suspended, signal));
  await unprotect(context, previous);
  if (!isAdopted) await change(context, (signal) => cloud.tagGroup(name, { [tagKeys.role]: 'live' }, signal));
  await letGo(context, name, isAdopted ? ownTagKeys : rolloutTagKeys);
  memory.isHolding = false;
}

async function unprotect(context: RolloutContext, previous: Group): Promise<void> {
  const { name } = previous;
  const { protectedBefore } = undoOnPrevious(context, previous);
  // Where only some were protected nobody knows which: more protection than before harms less than less.
  if (protectedBefore === 'some') {
    const reason = 'some of its instances were protected before the rollout, and now all are';
    context.emit({ kind: 'left', what: `scale-in protection of ${name}`, reason });
  }
  if (protectedBefore === 'some' || protectedBefore === 'all') return;
  if (context.memory.lateProtectionUntil === undefined) return liftProtection(context, previous);
  await waitOutLateProtection(context);
  const { previous: now } = await readGroups(context);
  if (now !== undefined) await liftProtection(context, now);
}
