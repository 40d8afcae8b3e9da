export type * from './cloud/cloud.js';
export type * from './cloud/ports.js';
export {
  isTargetGroup,
  sourceName,
  type HealthCheck,
  type Listener,
  type LoadBalancer,
  type TargetGroupSettings,
  type TargetState,
  type TrafficSource,
} from './cloud/traffic-source.js';
export type { MetadataOverrides, VolumeOverrides } from './cloud/launch-overrides.js';
export type { ReleaseOverrides } from './cloud/release-overrides.js';
export { CloudError, isCloudError, type CloudErrorKind } from './cloud/cloud-error.js';
export {
  RolloutError,
  isRolloutError,
  type LockHolder,
  type RolloutErrorCode,
  type RolloutErrorDetails,
} from './cloud/errors.js';
export {
  isActiveRefresh,
  type InstanceRefresh,
  type NewRefresh,
  type RefreshStatus,
  type TemplateSource,
} from './cloud/instance-refresh.js';
export { systemClock, type Clock } from './cloud/clock.js';
export { floorOf } from './observe/capacity/floor.js';
export type { Evidence, InstanceEvidence } from './observe/service/evidence.js';
export type { RolloutEvent, RolloutEventKind, RolloutEventOrigin } from './engine/context/events.js';
export type {
  FirstGroup,
  PlannedNext,
  PlannedPrevious,
  PreflightItem,
  RolloutPlan,
  RolloutStep,
  RolloutStepKind,
} from './plan/plan.js';
export { preflightRules, type PreflightId } from './plan/preflight/rules/preflight-rules.js';
export type { PreflightRule } from './plan/preflight/rules/rule.js';
export type { LaunchQuestion, LaunchSurvey } from './cloud/launch-survey.js';
export type { VcpuRoom } from './cloud/vcpu-quota.js';
export type { IngressRule, SecurityGroup } from './cloud/security-group.js';
export type { Reading } from './cloud/reading.js';
export type { PlanOptions } from './plan/plan-options.js';
export type { CommandHints, RunOptions, WalkOptions } from './engine/context/run-options.js';
export { defaultTiming, type RunnerTiming } from './engine/context/timing.js';
export type { RolloutStrategy } from './journal/rollout-strategy.js';
export type { RolloutSettings } from './journal/rollout-settings.js';
export type { CallerSettings } from './journal/caller-settings.js';
export type { ReleaseRecord } from './journal/release-record.js';
export type { CloudReads } from './cloud/patient-reads.js';
export type { LiveGroup, RolloutResult, StepTiming } from './engine/context/result.js';
export type { GroupSnapshot, InstanceSnapshot, RolloutSnapshot } from './observe/snapshot/snapshot.js';
export {
  observeService,
  type ObservedGroup,
  type ObservedSource,
  type ObserveOptions,
  type ServiceObservation,
} from './observe/service/observe-service.js';
export type { GroupRole } from './journal/tags.js';
export type { ReleaseChange } from './plan/release-changes.js';
export { planDifferences, type PlanDifference } from './plan/plan-differences.js';
export { planRollout } from './plan/plan-rollout.js';
export { runRollout } from './run/run-rollout.js';
export { planRollback, type RollbackOptions } from './plan/plan-rollback.js';
export { abortRollout, type AbortOptions } from './run/abort-rollout.js';
export {
  pauseRollout,
  promoteRollout,
  type PausedRollout,
  type PauseOptions,
  type PromoteOptions,
} from './run/pause-rollout.js';
export { resumeRollout, type ResumeOptions } from './run/resume-rollout.js';
export { finishKept, type FinishOptions } from './run/finish-kept.js';
export { diagnoseService, type DiagnoseOptions, type Finding } from './run/diagnose-service.js';
export { repairService, type Repair } from './run/repair-service.js';
export type { RepairOptions } from './run/maintenance.js';
export { readHistory, type HistoryOptions, type Release } from './run/read-history.js';
export { createAwsCloud, type AwsCloudOptions } from './aws/create-aws-cloud.js';
export type { ReadQuota } from './aws/calls/vcpu-calls.js';
