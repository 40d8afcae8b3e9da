export type * from './cloud.js';
export type * from './ports.js';
export { CloudError, isCloudError, type CloudErrorKind } from './cloud-error.js';
export {
  RolloutError,
  isRolloutError,
  type LockHolder,
  type RolloutErrorCode,
  type RolloutErrorDetails,
} from './errors.js';
export { systemClock, type Clock } from './clock.js';
export type { Evidence, InstanceEvidence } from './evidence.js';
export type { RolloutEvent, RolloutEventKind, RolloutEventOrigin } from './events.js';
export type {
  FirstGroup,
  PlannedNext,
  PlannedPrevious,
  PreflightItem,
  ReleaseOverrides,
  RolloutPlan,
  RolloutStep,
  RolloutStepKind,
} from './plan.js';
export type { PlanOptions } from './plan-options.js';
export type { CommandHints, RunOptions } from './run-options.js';
export type { LiveGroup, RolloutResult, StepTiming } from './result.js';
export type { GroupSnapshot, InstanceSnapshot, RolloutSnapshot } from './snapshot.js';
export {
  observeService,
  type ObservedGroup,
  type ObservedLoadBalancer,
  type ObserveOptions,
  type ServiceObservation,
} from './observe-service.js';
export type { GroupRole } from './tags.js';
export { planRollout } from './plan-rollout.js';
export { runRollout } from './run-rollout.js';
export { abortRollout, type AbortOptions } from './abort-rollout.js';
export { createAwsCloud, type AwsCloudOptions } from './aws/create-aws-cloud.js';
