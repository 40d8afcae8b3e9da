import { attachInstances } from './operations/attach-instances.js';
import { attachLoadBalancerTargetGroups } from './operations/attach-load-balancer-target-groups.js';
import { attachLoadBalancers } from './operations/attach-load-balancers.js';
import { attachTrafficSources } from './operations/attach-traffic-sources.js';
import { batchPutScheduledUpdateGroupAction } from './operations/batch-put-scheduled-update-group-action.js';
import { cancelInstanceRefresh } from './refresh/operations/cancel-instance-refresh.js';
import { completeLifecycleAction } from './operations/complete-lifecycle-action.js';
import { createAutoScalingGroup } from './operations/create-auto-scaling-group.js';
import { createLaunchConfiguration } from './operations/create-launch-configuration.js';
import { createOrUpdateTags } from './operations/create-or-update-tags.js';
import { deleteAutoScalingGroup } from './operations/delete-auto-scaling-group.js';
import { deleteLaunchConfiguration } from './operations/delete-launch-configuration.js';
import { deleteLifecycleHook } from './operations/delete-lifecycle-hook.js';
import { deleteNotificationConfiguration } from './operations/delete-notification-configuration.js';
import { deletePolicy } from './operations/delete-policy.js';
import { deleteWarmPool } from './warm-pool/operations/delete-warm-pool.js';
import { deleteScheduledAction } from './operations/delete-scheduled-action.js';
import { deleteTags } from './operations/delete-tags.js';
import { describeAccountLimits } from './operations/describe-account-limits.js';
import { describeAdjustmentTypes } from './operations/describe-adjustment-types.js';
import { describeAutoScalingGroups } from './operations/describe-auto-scaling-groups.js';
import { describeAutoScalingInstances } from './operations/describe-auto-scaling-instances.js';
import { describeAutoScalingNotificationTypes } from './operations/describe-auto-scaling-notification-types.js';
import { describeInstanceRefreshes } from './refresh/operations/describe-instance-refreshes.js';
import { describeLaunchConfigurations } from './operations/describe-launch-configurations.js';
import { describeLifecycleHookTypes } from './operations/describe-lifecycle-hook-types.js';
import { describeLifecycleHooks } from './operations/describe-lifecycle-hooks.js';
import { describeLoadBalancerTargetGroups } from './operations/describe-load-balancer-target-groups.js';
import { describeLoadBalancers } from './operations/describe-load-balancers.js';
import { describeMetricCollectionTypes } from './operations/describe-metric-collection-types.js';
import { describeNotificationConfigurations } from './operations/describe-notification-configurations.js';
import { describePolicies } from './operations/describe-policies.js';
import { describeScalingActivities } from './operations/describe-scaling-activities.js';
import { describeScalingProcessTypes } from './operations/describe-scaling-process-types.js';
import { describeScheduledActions } from './operations/describe-scheduled-actions.js';
import { describeTags } from './operations/describe-tags.js';
import { describeTerminationPolicyTypes } from './operations/describe-termination-policy-types.js';
import { describeTrafficSources } from './operations/describe-traffic-sources.js';
import { describeWarmPool } from './warm-pool/operations/describe-warm-pool.js';
import { detachInstances } from './operations/detach-instances.js';
import { detachLoadBalancerTargetGroups } from './operations/detach-load-balancer-target-groups.js';
import { detachLoadBalancers } from './operations/detach-load-balancers.js';
import { detachTrafficSources } from './operations/detach-traffic-sources.js';
import { disableMetricsCollection } from './operations/disable-metrics-collection.js';
import { enableMetricsCollection } from './operations/enable-metrics-collection.js';
import { enterStandby } from './operations/enter-standby.js';
import { executePolicy } from './operations/execute-policy.js';
import { exitStandby } from './operations/exit-standby.js';
import { putLifecycleHook } from './operations/put-lifecycle-hook.js';
import { putNotificationConfiguration } from './operations/put-notification-configuration.js';
import { putScalingPolicy } from './operations/put-scaling-policy.js';
import { putScheduledUpdateGroupAction } from './operations/put-scheduled-update-group-action.js';
import { putWarmPool } from './warm-pool/operations/put-warm-pool.js';
import { recordLifecycleActionHeartbeat } from './operations/record-lifecycle-action-heartbeat.js';
import { resumeProcesses } from './operations/resume-processes.js';
import { rollbackInstanceRefresh } from './refresh/operations/rollback-instance-refresh.js';
import { setDesiredCapacity } from './operations/set-desired-capacity.js';
import { setInstanceHealth } from './operations/set-instance-health.js';
import { setInstanceProtection } from './operations/set-instance-protection.js';
import { startInstanceRefresh } from './refresh/operations/start-instance-refresh.js';
import { suspendProcesses } from './operations/suspend-processes.js';
import { terminateInstanceInAutoScalingGroup } from './operations/terminate-instance-in-auto-scaling-group.js';
import { updateAutoScalingGroup } from './operations/update-auto-scaling-group.js';

/** Every operation that the emulator's Auto Scaling answers, by AWS's name. */
export const operations = {
  AttachInstances: attachInstances,
  AttachLoadBalancerTargetGroups: attachLoadBalancerTargetGroups,
  AttachLoadBalancers: attachLoadBalancers,
  AttachTrafficSources: attachTrafficSources,
  BatchPutScheduledUpdateGroupAction: batchPutScheduledUpdateGroupAction,
  CancelInstanceRefresh: cancelInstanceRefresh,
  CompleteLifecycleAction: completeLifecycleAction,
  CreateAutoScalingGroup: createAutoScalingGroup,
  CreateLaunchConfiguration: createLaunchConfiguration,
  CreateOrUpdateTags: createOrUpdateTags,
  DeleteAutoScalingGroup: deleteAutoScalingGroup,
  DeleteLaunchConfiguration: deleteLaunchConfiguration,
  DeleteLifecycleHook: deleteLifecycleHook,
  DeleteNotificationConfiguration: deleteNotificationConfiguration,
  DeletePolicy: deletePolicy,
  DeleteScheduledAction: deleteScheduledAction,
  DeleteTags: deleteTags,
  DeleteWarmPool: deleteWarmPool,
  DescribeAccountLimits: describeAccountLimits,
  DescribeAdjustmentTypes: describeAdjustmentTypes,
  DescribeAutoScalingGroups: describeAutoScalingGroups,
  DescribeAutoScalingInstances: describeAutoScalingInstances,
  DescribeAutoScalingNotificationTypes: describeAutoScalingNotificationTypes,
  DescribeInstanceRefreshes: describeInstanceRefreshes,
  DescribeLaunchConfigurations: describeLaunchConfigurations,
  DescribeLifecycleHookTypes: describeLifecycleHookTypes,
  DescribeLifecycleHooks: describeLifecycleHooks,
  DescribeLoadBalancerTargetGroups: describeLoadBalancerTargetGroups,
  DescribeLoadBalancers: describeLoadBalancers,
  DescribeMetricCollectionTypes: describeMetricCollectionTypes,
  DescribeNotificationConfigurations: describeNotificationConfigurations,
  DescribePolicies: describePolicies,
  DescribeScalingActivities: describeScalingActivities,
  DescribeScalingProcessTypes: describeScalingProcessTypes,
  DescribeScheduledActions: describeScheduledActions,
  DescribeTags: describeTags,
  DescribeTerminationPolicyTypes: describeTerminationPolicyTypes,
  DescribeTrafficSources: describeTrafficSources,
  DescribeWarmPool: describeWarmPool,
  DetachInstances: detachInstances,
  DetachLoadBalancerTargetGroups: detachLoadBalancerTargetGroups,
  DetachLoadBalancers: detachLoadBalancers,
  DetachTrafficSources: detachTrafficSources,
  DisableMetricsCollection: disableMetricsCollection,
  EnableMetricsCollection: enableMetricsCollection,
  EnterStandby: enterStandby,
  ExecutePolicy: executePolicy,
  ExitStandby: exitStandby,
  PutLifecycleHook: putLifecycleHook,
  PutNotificationConfiguration: putNotificationConfiguration,
  PutScalingPolicy: putScalingPolicy,
  PutScheduledUpdateGroupAction: putScheduledUpdateGroupAction,
  PutWarmPool: putWarmPool,
  RecordLifecycleActionHeartbeat: recordLifecycleActionHeartbeat,
  ResumeProcesses: resumeProcesses,
  RollbackInstanceRefresh: rollbackInstanceRefresh,
  SetDesiredCapacity: setDesiredCapacity,
  SetInstanceHealth: setInstanceHealth,
  SetInstanceProtection: setInstanceProtection,
  StartInstanceRefresh: startInstanceRefresh,
  SuspendProcesses: suspendProcesses,
  TerminateInstanceInAutoScalingGroup: terminateInstanceInAutoScalingGroup,
  UpdateAutoScalingGroup: updateAutoScalingGroup,
};
