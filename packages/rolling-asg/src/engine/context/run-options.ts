import type { Clock } from '../../cloud/clock.js';
import type { CloudPort } from '../../cloud/ports.js';
import type { RolloutEvent } from './events.js';
import type { RunnerTiming } from './timing.js';

/** What to tell a person to run; the engine does not know the environment. */
export interface CommandHints {
  /** @default 'clicamos abort' */
  readonly abort?: string;
  /** @default 'clicamos resume' */
  readonly resume?: string;
  /** @default 'clicamos promote' */
  readonly promote?: string;
  /** @default 'clicamos status' */
  readonly status?: string;
  /** @default 'clicamos doctor' */
  readonly doctor?: string;
}

/** How a rollout is driven, by whatever walks its steps. Times are milliseconds of `clock`. */
export interface WalkOptions {
  /** `systemClock`, or a scaled one that makes an emulator's minutes seconds; all programs on a service need the same. */
  readonly clock: Clock;
  /** An abort reverts the rollout; once previous is being deleted it is too late and the rollout is finished. */
  readonly signal?: AbortSignal;
  /** Called in order; must not throw. */
  readonly onEvent?: (event: RolloutEvent) => void;
  /** Asked at every poll of the bake and of the drain; a text fails the rollout, and so does no answer in time. */
  readonly bakeCheck?: (signal: AbortSignal) => Promise<string | undefined> | string | undefined;
  /**
   * Names of CloudWatch alarms: one that rings, is not there or has no data fails the rollout, from the first look at
   * next until the end of the bake. @default none
   */
  readonly alarms?: readonly string[];
  /** Adds to the evidence of a failed generation, before it is removed. */
  readonly collectEvidence?: (signal: AbortSignal) => Promise<Readonly<Record<string, unknown>>>;
  /** Requests sent and lost so far, for the history. */
  readonly traffic?: () => { readonly sent: number; readonly lost: number } | undefined;
  /** Leave a failed next, out of the load balancers, to look at it. @default false */
  readonly keepFailed?: boolean;
  /** How long the way back may take. @default 1_800_000 */
  readonly rollbackDeadlineMs?: number;
  /** What error texts tell a person to run. */
  readonly commands?: CommandHints;
  /** How long requests and the hold on the rollout last. @default `defaultTiming`, for AWS */
  readonly timing?: Partial<RunnerTiming>;
  /** A name of this process that no other one has. @default a random one */
  readonly runner?: string;
}

/** How to run a plan. */
export interface RunOptions extends Omit<WalkOptions, 'clock'> {
  /** Of `createAwsCloud`. */
  readonly cloud: CloudPort;
  /** A scaled one makes an emulator's minutes seconds; all programs on a service need the same. @default `systemClock` */
  readonly clock?: Clock;
}
