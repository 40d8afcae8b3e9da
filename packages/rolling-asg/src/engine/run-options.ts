import type { Clock } from '../cloud/clock.js';
import type { RolloutEvent } from './events.js';
import type { CloudPort } from '../cloud/ports.js';

/** What to tell a person to run; the engine does not know the environment. */
export interface CommandHints {
  /** @default 'clicamos abort' */
  readonly abort?: string;
}

/** How to run a plan. Times are milliseconds of `clock`. */
export interface RunOptions {
  /** Of `createAwsCloud`. */
  readonly cloud: CloudPort;
  /** `systemClock`, or a scaled one that makes an emulator's minutes seconds. */
  readonly clock: Clock;
  /** An abort reverts the rollout; once previous is being deleted it is too late and the rollout is finished. */
  readonly signal?: AbortSignal;
  /** Called in order; must not throw. */
  readonly onEvent?: (event: RolloutEvent) => void;
  /** Asked at every poll of the bake and of the drain; a text fails the rollout. */
  readonly bakeCheck?: (signal: AbortSignal) => Promise<string | undefined> | string | undefined;
  /** Adds to the evidence of a failed generation, before it is removed. */
  readonly collectEvidence?: (signal: AbortSignal) => Promise<Readonly<Record<string, unknown>>>;
  /** Leave a failed next, out of the load balancers, to look at it. @default false */
  readonly keepFailed?: boolean;
  /** How long the way back may take. @default 1_800_000 */
  readonly rollbackDeadlineMs?: number;
  /** What error texts tell a person to run. */
  readonly commands?: CommandHints;
}
