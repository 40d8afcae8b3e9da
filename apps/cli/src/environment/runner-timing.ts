import { defaultTiming, type RunnerTiming } from '@clicamos/rolling-asg';

/** What a request and its answer may take on a machine that is busy, real ms. */
const realMs = { request: 2_000, read: 4_000, leaseRequest: 1_000, settle: 1_200, check: 4_000 };

/** What a runner may know of the others. */
export interface RunnerTimingOptions {
  /** Nobody else rolls on this cloud: there is no other's hold on it that could be seen late. @default false */
  readonly isAlone?: boolean;
}

/** A runner counts as dead after so many of its longest requests. */
const requestsPerLease = 4;

/**
 * How long requests and the hold on a rollout last on a cloud whose time runs `speed` times as fast: its minutes
 * shrink, a request's real milliseconds do not. At AWS's own speed it is the engine's default.
 */
export function runnerTiming(speed: number, { isAlone = false }: RunnerTimingOptions = {}): RunnerTiming {
  const atLeast = (key: keyof RunnerTiming, real: number) => Math.max(defaultTiming[key], real * speed);
  const requestMs = atLeast('requestMs', realMs.request);
  return {
    requestMs,
    leaseMs: requestsPerLease * requestMs,
    readMs: atLeast('readMs', realMs.read),
    leaseRequestMs: atLeast('leaseRequestMs', realMs.leaseRequest),
    settleMs: isAlone ? defaultTiming.settleMs : atLeast('settleMs', realMs.settle),
    lateMs: Math.max(defaultTiming.lateMs, requestMs),
    checkMs: atLeast('checkMs', realMs.check),
  };
}
