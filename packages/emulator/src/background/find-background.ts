import { isAlive } from './is-alive.js';
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

/** A busy machine answers late, and a late answer is no sign that nobody is there. */
const answerWithinMs = 15_000;

/**
 * Looks for the emulator of a state folder: its lock, its process and its own answer must agree.
 *
 * @example
 * import { findBackground } from '@clicamos/emulator';
 * const found = await findBackground('.emulator');
 * if (found.kind === 'running') process.env.AWS_ENDPOINT_URL = found.endpoint;
 */
export async function findBackground(stateDirectory: string): Promise<Background> {
  const lock = await readLock(stateDirectory);
  if (lock === undefined) return { kind: 'none' };
  if (!isAlive(lock.pid)) return { kind: 'stale', lock, reason: `process ${lock.pid} does not run` };
  if (lock.endpoint === undefined) return { kind: 'starting', lock };
  const status = await ask(lock.endpoint);
  if (status?.id === lock.id) return { kind: 'running', lock, endpoint: lock.endpoint, status };
  return {
    kind: 'stale',
    lock,
    reason: `process ${lock.pid} is not that emulator: ${lock.endpoint} does not answer as it`,
  };
}

async function ask(endpoint: string): Promise<BackgroundStatus | undefined> {
  try {
    const response = await fetch(`${endpoint}/_clicamos/status`, {
      signal: AbortSignal.timeout(answerWithinMs),
    });
    return (await response.json()) as BackgroundStatus; // compared by id before it is believed
  } catch {
    return undefined; // refused, timed out or not JSON: whatever listens there is not the emulator
  }
}
