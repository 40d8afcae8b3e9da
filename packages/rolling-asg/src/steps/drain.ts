import { askBakeCheck } from '../engine/ask-bake-check.js';
import { attempt } from '../engine/attempt.js';
import { awaitDeregistered } from '../engine/await-deregistered.js';
import type { Group } from '../cloud/cloud.js';
import type { RolloutContext } from '../engine/context.js';
import { detachGroup } from '../engine/detach-group.js';
import { enterStep } from '../engine/enter-step.js';
import { followCapacity } from '../engine/follow-capacity.js';
import { watchPaceMs } from '../observe/next-poll.js';
import { createNextWatch, reasonNextNotReady } from '../engine/next-serves.js';
import type { RolloutStep } from '../plan/plan.js';
import { tagKeys, tagOf } from '../journal/tags.js';
import { formatUndo } from '../journal/undo.js';
import { waitUntil } from '../engine/wait-until.js';

type Step = Extract<RolloutStep, { readonly kind: 'drain' }>;

/** Capacity that is added at the last moment may hold the drain back for this long. */
const patienceMs = 900_000;

/**
 * Takes previous out of its load balancers and waits until nothing is in flight. Next is proven to serve right before,
 * and watched meanwhile: when it fails, previous is still whole and can be put back.
 */
export async function drain(context: RolloutContext, step: Step): Promise<number> {
  const { previous } = await enterStep(context, step.kind);
  if (previous === undefined) return 0;
  const proofMs = await proveNext(context, step);
  await detach(context, previous);
  const watch = createNextWatch(context, `while \`${previous.name}\` drained`);
  const { floorMs, ceilingMs } = step;
  const drainMs = await awaitDeregistered(context, {
    step: step.kind,
    groupName: previous.name,
    loadBalancerNames: previous.loadBalancerNames,
    floorMs,
    ceilingMs,
    meanwhile: async (sample) => {
      watch(sample);
      await askBakeCheck(context);
    },
  });
  return proofMs + drainMs;
}

/** Positive evidence, now: earlier samples do not count. */
async function proveNext(context: RolloutContext, { kind, groupName }: Step): Promise<number> {
  await askBakeCheck(context);
  return waitUntil(context, {
    step: kind,
    failure: `\`${context.target.next.name}\` does not serve, so \`${groupName}\` stays`,
    deadlineMs: patienceMs,
    judge: async (sample) => {
      await followCapacity(context, sample);
      return reasonNextNotReady(context, sample);
    },
    pollMs: () => watchPaceMs,
  });
}

/** The tags first: whoever comes after a crash must know what to put back. */
async function detach(context: RolloutContext, previous: Group): Promise<void> {
  const { cloud, target, clock } = context;
  const { name, minSize, desiredCapacity, loadBalancerNames } = previous;
  const undo = {
    minSize,
    pinnedMinSize: desiredCapacity,
    loadBalancerNames,
    isAdopted: target.previous?.isAdopted,
  };
  if (tagOf(previous, tagKeys.rollout) === undefined) {
    const tags = {
      [tagKeys.service]: target.service,
      [tagKeys.role]: 'previous',
      [tagKeys.rollout]: target.rolloutId,
      [tagKeys.step]: 'drain',
      [tagKeys.by]: target.by,
      [tagKeys.since]: new Date(clock.now()).toISOString(),
      [tagKeys.undo]: formatUndo(undo),
    };
    await attempt(context, (signal) => cloud.tagGroup(name, tags, signal));
  }
  // Without traffic its own policies would scale it in, and it must come back whole.
  if (minSize !== desiredCapacity) {
    await attempt(context, (signal) => cloud.resizeGroup(name, { minSize: desiredCapacity }, signal));
  }
  await detachGroup(context, previous);
}
