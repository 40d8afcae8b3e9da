import { type Backoff, backoffDelayMs, expectBackoff } from './backoff.js';
import type { Check } from './check.js';
import { type Clock, systemClock } from './clock.js';
import { HealthError } from './errors.js';
import { expectCount, expectPositive } from './expect-option.js';
import { failureDetail } from './failure-cause.js';
import { raceAbort } from './race-abort.js';

/** One check that is done, as `onAttempt` gets it. */
export interface PollAttempt {
  /** 1 = the first. */
  readonly attempt: number;
  /** The clock's milliseconds when the answer was there. */
  readonly atMs: number;
  /** Why it is not healthy; `undefined` when this check was healthy. */
  readonly reason: string | undefined;
  readonly healthyInARow: number;
  readonly healthyThreshold: number;
}

/** How often to check, what is enough, and when to give up. */
export interface PollOptions {
  /** Gives up after this many milliseconds, even while a check hangs. */
  readonly deadlineMs: number;
  /** Healthy checks in a row that are enough. @default 1 */
  readonly healthyThreshold?: number;
  /** Milliseconds between the end of a check and the next. @default 1000 */
  readonly intervalMs?: number;
  /** Delays after unhealthy checks, instead of `intervalMs`; a healthy check starts it over. */
  readonly backoff?: Backoff;
  /** On abort it rejects at once with `signal.reason`. */
  readonly signal?: AbortSignal;
  /** @default systemClock */
  readonly clock?: Clock;
  /** Called after each check; what it throws ends the poll. */
  readonly onAttempt?: (attempt: PollAttempt) => void;
}

/** How many checks it took, and how many milliseconds. */
export interface PollResult {
  readonly attempts: number;
  readonly tookMs: number;
}

interface Progress {
  attempts: number;
  healthyInARow: number;
  unhealthyInARow: number;
  lastReason: string;
  lastError?: unknown;
}

/**
 * Runs `check` again and again until it was healthy often enough in a row. A check that throws is a reason,
 * not a crash. On abort it rejects at once with `signal.reason`, also while a check ignores its signal.
 *
 * @throws HealthError `DeadlineExceeded` with the last reason and the attempts; `InvalidOption`
 * @example
 * import { httpCheck, pollUntilHealthy } from '@clicamos/health';
 * const check = httpCheck({ url: 'http://127.0.0.1:8080/health', expectStatus: 200 });
 * await pollUntilHealthy(check, { healthyThreshold: 3, intervalMs: 500, deadlineMs: 60_000 });
 */
export async function pollUntilHealthy(check: Check, options: PollOptions): Promise<PollResult> {
  expectPollOptions(options);
  const { signal, clock = systemClock, deadlineMs } = options;
  signal?.throwIfAborted();
  const startMs = clock.now();
  const progress: Progress = { attempts: 0, healthyInARow: 0, unhealthyInARow: 0, lastReason: '' };
  const over = new AbortController();
  const ended = new AbortController();
  const stop = AbortSignal.any(signal ? [over.signal, signal] : [over.signal]);
  clock.sleep(deadlineMs, ended.signal).then(
    () => over.abort(),
    () => undefined, // ended in time
  );
  try {
    await pollLoop(check, { ...options, clock, stop, progress });
    return { attempts: progress.attempts, tookMs: Math.round(clock.now() - startMs) };
  } catch (error) {
    signal?.throwIfAborted();
    if (over.signal.aborted && error === over.signal.reason) throw deadlineExceeded(progress, deadlineMs);
    throw error;
  } finally {
    ended.abort();
  }
}

type Loop = PollOptions & { readonly clock: Clock; readonly stop: AbortSignal; readonly progress: Progress };

async function pollLoop(check: Check, loop: Loop): Promise<void> {
  const { clock, stop, progress, healthyThreshold = 1, onAttempt } = loop;
  for (;;) {
    const reason = await checkOnce(check, stop, progress);
    count(progress, reason, healthyThreshold);
    const { attempts: attempt, healthyInARow } = progress;
    onAttempt?.({ attempt, atMs: clock.now(), reason, healthyInARow, healthyThreshold });
    if (healthyInARow >= healthyThreshold) return;
    await raceAbort(clock.sleep(delayMs(loop), stop), stop);
  }
}

async function checkOnce(check: Check, stop: AbortSignal, progress: Progress): Promise<string | undefined> {
  progress.attempts += 1;
  progress.lastError = undefined;
  try {
    return reasonIn(await raceAbort(check(stop), stop));
  } catch (error) {
    if (stop.aborted) throw stop.reason;
    progress.lastError = error;
    return `the check threw: ${failureDetail(error)}`;
  }
}

/** A program without types may answer `true` for healthy, which would read as a reason. */
function reasonIn(answer: unknown): string | undefined {
  if (answer === undefined || typeof answer === 'string') return answer;
  return `the check answered \`${String(answer)}\` (${typeof answer}); want nothing when it is healthy, and a text when it is not`;
}

function count(progress: Progress, reason: string | undefined, healthyThreshold: number): void {
  progress.healthyInARow = reason === undefined ? progress.healthyInARow + 1 : 0;
  progress.unhealthyInARow = reason === undefined ? 0 : progress.unhealthyInARow + 1;
  progress.lastReason =
    reason ?? `healthy for ${progress.healthyInARow} of ${healthyThreshold} checks in a row`;
}

function delayMs({ backoff, intervalMs = 1000, progress }: Loop): number {
  if (!backoff || progress.unhealthyInARow === 0) return intervalMs;
  return backoffDelayMs(backoff, progress.unhealthyInARow);
}

function deadlineExceeded(progress: Progress, deadlineMs: number): HealthError {
  const { attempts, lastError } = progress;
  const lastReason = progress.lastReason || 'the first check has not answered yet';
  const checks = attempts === 1 ? '1 check' : `${attempts} checks`;
  return new HealthError(
    'DeadlineExceeded',
    `Not healthy after ${deadlineMs} ms and ${checks}: ${lastReason}`,
    {
      lastReason,
      attempts,
      deadlineMs,
      ...(lastError !== undefined && { cause: lastError }),
    },
  );
}

function expectPollOptions({
  deadlineMs,
  healthyThreshold = 1,
  intervalMs = 1000,
  backoff,
}: PollOptions): void {
  expectPositive('deadlineMs', deadlineMs);
  expectCount('healthyThreshold', healthyThreshold);
  expectPositive('intervalMs', intervalMs);
  if (backoff) expectBackoff(backoff);
}
