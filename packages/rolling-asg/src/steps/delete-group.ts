import { attempt } from '../engine/attempt.js';
import type { RolloutContext } from '../engine/context.js';
import { enterStep } from '../engine/enter-step.js';
import { watchPaceMs } from '../observe/next-poll.js';
import { reasonNextNotReady } from '../engine/next-serves.js';
import type { RolloutStep } from '../plan/plan.js';
import { removeGroup } from '../engine/remove-group.js';
import { tagKeys } from '../journal/tags.js';
import { waitUntil } from '../engine/wait-until.js';

type Step = Extract<RolloutStep, { readonly kind: 'deleteGroup' }>;

/** How long next may need to be seen serving once more. */
const proofDeadlineMs = 120_000;

/** Removes previous, after one more proof that next serves. From the first resize on there is no way back. */
export async function deleteGroup(context: RolloutContext, step: Step): Promise<number> {
  const { previous } = await enterStep(context, step.kind);
  if (previous === undefined) return 0;
  const proofMs = await waitUntil(context, {
    step: step.kind,
    failure: `\`${context.target.next.name}\` does not serve, so \`${step.groupName}\` is not removed`,
    deadlineMs: proofDeadlineMs,
    judge: (sample) => reasonNextNotReady(context, sample),
    pollMs: () => watchPaceMs,
  });
  await attempt(context, (signal) =>
    context.cloud.tagGroup(previous.name, { [tagKeys.step]: step.kind }, signal),
  );
  return (
    proofMs +
    (await removeGroup(context, { step: step.kind, groupName: step.groupName, deadlineMs: step.deadlineMs }))
  );
}
