import type { RecordOf, StreamRecord } from '../../stream/record.js';
import type { StoryStep, StoryWait } from '../story.js';

export function addToWait(
  wait: StoryWait | undefined,
  record: StreamRecord,
  steps: readonly StoryStep[],
): StoryWait | undefined {
  switch (record.kind) {
    case 'waiting':
      return waiting(wait, record, steps);
    // Interrupted: what it waited for until then is over.
    case 'notice':
    case 'step-started':
    case 'step-finished':
    case 'failed':
    case 'rolling-back':
    case 'finished':
    case 'error':
      return undefined;
    default:
      return wait;
  }
}

function waiting(
  wait: StoryWait | undefined,
  record: RecordOf<'waiting'>,
  steps: readonly StoryStep[],
): StoryWait {
  const { step, at, deadlineAt, nextPollAt, launchFailure } = record;
  const running = steps.find(({ kind, state }) => kind === step && state === 'running');
  const earliestAt =
    running?.startedAt === undefined || running.earliestMs === 0
      ? undefined
      : running.startedAt + running.earliestMs;
  return {
    step,
    reason: shortReason(record),
    since: running?.startedAt ?? (wait?.step === step ? wait.since : at),
    deadlineAt,
    nextPollAt,
    ...(launchFailure !== undefined && { launchFailure }),
    ...(earliestAt !== undefined && { earliestAt }),
  };
}

/** While capacity is waited for, each instance says its own reason: here, how many are missing. */
function shortReason({ step, reason, snapshot: { next, wanted } }: RecordOf<'waiting'>): string {
  return step === 'awaitCapacity' && next ? `${next.serving} of ${wanted} serve` : reason;
}
