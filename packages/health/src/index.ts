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
  VersionCount,
} from './probe/probe-report.js';
export { type Probe, startProbe } from './probe/start-probe.js';
export { tcpCheck, type TcpCheckOptions } from './tcp-check.js';
