export { type Backoff, backoffDelayMs, fullJitter } from './backoff.js';
export type { Check, ExpectStatus } from './check.js';
export { type Clock, systemClock } from './clock.js';
export { HealthError, type HealthErrorCode, type HealthErrorDetails, isHealthError } from './errors.js';
export type { FailureCause } from './failure-cause.js';
export { httpCheck, type HttpCheckOptions } from './http-check.js';
export {
  type PollAttempt,
  type PollOptions,
  type PollResult,
  pollUntilHealthy,
} from './poll-until-healthy.js';
export type { Outcome, ProbeRequest, ProbeResponse, Transport } from './probe/outcome.js';
export type { ProbeOptions } from './probe/probe-options.js';
export type {
  AnswerSample,
  Latency,
  LostCause,
  LostRequest,
  ProbeReport,
  ProbeSecond,
  ProbeWindow,
  VersionCount,
} from './probe/probe-report.js';
export { checkProbeOptions } from './probe/check-probe-options.js';
export { type Probe, startProbe } from './probe/start-probe.js';
export { startProbes } from './probe/start-probes.js';
export { measureProbe, type MeasureOptions, type Measurement } from './probe/measure-probe.js';
export {
  expectProbeLimits,
  type Measured,
  type ProbeLimits,
  reasonOverLimits,
} from './probe/probe-limits.js';
export { shownUrl } from './target/shown-url.js';
export type { TargetMethod, TargetOptions } from './target/target-options.js';
export { tcpCheck, type TcpCheckOptions } from './tcp-check.js';
