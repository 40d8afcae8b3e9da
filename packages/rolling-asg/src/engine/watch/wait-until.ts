import { durationText } from '../../cloud/duration-text.js';
import { backoffMs } from '../../observe/timing/next-poll.js';
import { isComplete, type Sample } from '../../observe/sample/sample.js';
import type { RolloutStepKind } from '../../plan/plan.js';
import type { RolloutContext } from '../context/context.js';
import { pause } from '../hold/hold-lease.js';
import { lastLook } from '../hold/last-look.js';
import { look } from './look.js';
import { reasonNotLaunching } from './reason-not-launching.js';

/** What is waited for. */
export interface Wait {
  readonly step: RolloutStepKind | 'rollBack';
  /** For the timeout: "Group `web-v004` does not serve". */
  readonly failure: string;
  readonly deadlineMs: number;
  /** Clock ms until which it goes on although the deadline is over; asked at every look. @default not beyond it */
  readonly extendedTo?: () => number;
  /** Good samples in a row that end the wait. @default 1 */
  readonly samples?: number;
  /** Whether the last look counts as the first one of this wait, while it is as good as new. @default false */
  readonly fromLastLook?: boolean;
  /** How many of them there were right before, at least one too few. @default 0 */
  readonly earlier?: number;
  /** Why not yet; `undefined` when this sample is good. Throws when waiting makes no sense. */
  readonly judge: (sample: Sample) => Promise<string | undefined> | string | undefined;
  /** When a complete sample can be another one. */
  readonly pollMs: (sample: Sample) => number;
  /** When a good sample is to be confirmed. @default as `pollMs` */
  readonly confirmMs?: number;
}

/**
 * Looks until as many samples in a row are good. A sample that is not complete is never good.
 *
 * @returns how long, from the start of the wait, the cloud was known not to be ready: the floor of the wait
 */
export async function waitUntil(context: RolloutContext, wait: Wait): Promise<number> {
  const { clock } = context;
  const startedAt = clock.now();
  const wantedSamples = wait.samples ?? 1;
  let notReadyAt = startedAt;
  let looked = wait.fromLastLook ? lastLook(context) : undefined;
  for (let good = wait.earlier ?? 0; ; ) {
    const sample = looked ?? (await look(context));
    looked = undefined;
    const deadlineAt = Math.min(
      Math.max(startedAt + wait.deadlineMs, wait.extendedTo?.() ?? -Infinity),
      context.endsAt,
    );
    const verdict = (await wait.judge(sample)) ?? unreadReason(sample);
    good = verdict === undefined ? good + 1 : 0;
    if (good >= wantedSamples) return notReadyAt - startedAt;
    if (verdict !== undefined && isComplete(sample)) notReadyAt = sample.at;
    const launchFailure = launchFailureText(context);
    const reason = verdict ?? `good, to be confirmed: ${good} of ${wantedSamples} samples`;
    if (clock.now() >= deadlineAt) throw timeout(wait, deadlineAt - startedAt, whole(reason, launchFailure));
    const nextPollAt = Math.min(
      clock.now() + pollMs(context, wait, { sample, isGood: good > 0 }),
      deadlineAt,
    );
    const { snapshot } = context.memory;
    const told = { reason, ...(launchFailure !== undefined && { launchFailure }) };
    context.emit({ kind: 'waiting', step: wait.step, ...told, deadlineAt, nextPollAt, snapshot });
    await pause(context, nextPollAt - clock.now());
  }
}

function pollMs(
  { memory }: RolloutContext,
  wait: Wait,
  { sample, isGood }: { readonly sample: Sample; readonly isGood: boolean },
): number {
  if (!isComplete(sample)) return backoffMs(memory.unreadInARow);
  return Math.max(1, isGood && wait.confirmMs !== undefined ? wait.confirmMs : wait.pollMs(sample));
}

/** Of next, or else of previous: whoever waits must know why instances are missing. */
function launchFailureText(context: RolloutContext): string | undefined {
  const { next, previous } = context.target;
  const names = [next.name, ...(previous ? [previous.name] : [])];
  for (const name of names) {
    const reason = reasonNotLaunching(context, name);
    if (reason !== undefined) return `${name}: ${reason}`;
  }
  return undefined;
}

const whole = (reason: string, launchFailure: string | undefined): string =>
  launchFailure === undefined ? reason : `${reason}; ${launchFailure}`;

function unreadReason(sample: Sample): string | undefined {
  return isComplete(sample) ? undefined : 'not everything could be read';
}

function timeout({ failure }: Wait, waitedMs: number, reason: string): Error {
  return new Error(`${failure} after ${durationText(waitedMs)}: ${reason}`);
}
