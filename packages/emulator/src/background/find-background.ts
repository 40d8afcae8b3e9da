import { processStart } from '../ec2/hosts/process-start.js';
import { readLock, type Lock } from './lock.js';

/** What serves a state folder. */
export type Background =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'running';
      readonly lock: Lock;
      readonly endpoint: string;
      readonly status: BackgroundStatus;
    }
  | { readonly kind: 'starting'; readonly lock: Lock }
  /** Its process runs, and does not answer as it: it is busy, stopped, or ending. */
  | { readonly kind: 'unresponsive'; readonly lock: Lock; readonly reason: string }
  /** Its process has ended. */
  | { readonly kind: 'stale'; readonly lock: Lock; readonly reason: string };

/** What the running emulator says of itself. */
export interface BackgroundStatus {
  readonly id: string;
  readonly version: string;
  readonly region: string;
  readonly account: string;
  readonly speed: number;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** How to look for it. */
export interface FindOptions {
  /** How long it may take to answer: a busy machine is late. @default 15_000 */
  readonly answerWithinMs?: number;
}

/**
 * Looks for the emulator of a state folder: its lock, its process and its own answer must agree. The process is known
 * by when it began: one that runs and does not answer is never taken for one that has ended.
 *
 * @throws {EmulatorError} `StaleLock` for a lock file that cannot be read
 * @example
 * import { findBackground } from '@clicamos/emulator';
 * const found = await findBackground('.emulator');
 * if (found.kind === 'running') process.env.AWS_ENDPOINT_URL = found.endpoint;
 */
export async function findBackground(
  stateDirectory: string,
  { answerWithinMs = 15_000 }: FindOptions = {},
): Promise<Background> {
  const lock = await readLock(stateDirectory);
  if (lock === undefined) return { kind: 'none' };
  const ended = await reasonEnded(lock);
  if (ended !== undefined) return { kind: 'stale', lock, reason: ended };
  const { endpoint } = lock;
  if (endpoint === undefined) return { kind: 'starting', lock };
  const answer = await ask(endpoint, answerWithinMs);
  if (answer.kind === 'status' && answer.status.id === lock.id)
    return { kind: 'running', lock, endpoint, status: answer.status };
  // It may have ended since, and then the answer was nobody's.
  const endedSince = await reasonEnded(lock);
  if (endedSince !== undefined) return { kind: 'stale', lock, reason: endedSince };
  return withoutItsAnswer(lock, endpoint, answer);
}

/** Why the process of the lock is not there; nothing while a process is there that it may be. */
async function reasonEnded({ pid, processStart: wanted }: Lock): Promise<string | undefined> {
  const start = await processStart(pid);
  if (start === undefined) return `process ${pid} does not run`;
  if (wanted === undefined || wanted === start) return undefined;
  return `process ${pid} is another program, which began later`;
}

/** Without a recorded start another program may have got the process id: who answers as another, or not at all, tells. */
function withoutItsAnswer(lock: Lock, endpoint: string, { kind }: Answer): Background {
  const { pid } = lock;
  if (kind === 'late' || lock.processStart !== undefined) {
    const what = kind === 'late' ? 'does not answer in time' : 'does not answer as it';
    return { kind: 'unresponsive', lock, reason: `process ${pid} runs, and ${endpoint} ${what}` };
  }
  const reason = `process ${pid} is not that emulator: ${endpoint} does not answer as it`;
  return { kind: 'stale', lock, reason };
}

type Answer =
  | { readonly kind: 'status'; readonly status: BackgroundStatus }
  | { readonly kind: 'late' }
  | { readonly kind: 'none' };

async function ask(endpoint: string, answerWithinMs: number): Promise<Answer> {
  const signal = AbortSignal.timeout(answerWithinMs);
  try {
    const response = await fetch(`${endpoint}/_clicamos/status`, { signal });
    // Compared by id before it is believed.
    return { kind: 'status', status: (await response.json()) as BackgroundStatus };
  } catch {
    return { kind: signal.aborted ? 'late' : 'none' }; // refused or not JSON: whatever listens there is not the emulator
  }
}
