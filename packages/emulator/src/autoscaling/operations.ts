import { attachInstances } from './operations/instances/attach-instances.js';
import { attachLoadBalancerTargetGroups } from './operations/sources/attach-load-balancer-target-groups.js';
import { attachLoadBalancers } from './operations/sources/attach-load-balancers.js';
import { attachTrafficSources } from './operations/sources/attach-traffic-sources.js';
import { batchPutScheduledUpdateGroupAction } from './operations/scaling/batch-put-scheduled-update-group-action.js';
import { cancelInstanceRefresh } from './refresh/operations/cancel-instance-refresh.js';
import { completeLifecycleAction } from './operations/hooks/complete-lifecycle-action.js';
import { createAutoScalingGroup } from './operations/groups/create-auto-scaling-group.js';
import { createLaunchConfiguration } from './operations/launch-configurations/create-launch-configuration.js';
import { createOrUpdateTags } from './operations/groups/create-or-update-tags.js';
import { deleteAutoScalingGroup } from './operations/groups/delete-auto-scaling-group.js';
import { deleteLaunchConfiguration } from './operations/launch-configurations/delete-launch-configuration.js';
import { deleteLifecycleHook } from './operations/hooks/delete-lifecycle-hook.js';
import { deleteNotificationConfiguration } from './operations/notifications/delete-notification-configuration.js';
import { deletePolicy } from './operations/scaling/delete-policy.js';
import { deleteWarmPool } from './warm-pool/operations/delete-warm-pool.js';
import { deleteScheduledAction } from './operations/scaling/delete-scheduled-action.js';
import { deleteTags } from './operations/groups/delete-tags.js';
import { describeAccountLimits } from './operations/groups/describe-account-limits.js';
import { describeAdjustmentTypes } from './operations/scaling/describe-adjustment-types.js';
import { describeAutoScalingGroups } from './operations/groups/describe-auto-scaling-groups.js';
import { describeAutoScalingInstances } from './operations/instances/describe-auto-scaling-instances.js';
import { describeAutoScalingNotificationTypes } from './operations/notifications/describe-auto-scaling-notification-types.js';
import { describeInstanceRefreshes } from './refresh/operations/describe-instance-refreshes.js';
import { describeLaunchConfigurations } from './operations/launch-configurations/describe-launch-configurations.js';
import { describeLifecycleHookTypes } from './operations/hooks/describe-lifecycle-hook-types.js';
import { describeLifecycleHooks } from './operations/hooks/describe-lifecycle-hooks.js';
import { describeLoadBalancerTargetGroups } from './operations/sources/describe-load-balancer-target-groups.js';
import { describeLoadBalancers } from './operations/sources/describe-load-balancers.js';
import { describeMetricCollectionTypes } from './operations/scaling/describe-metric-collection-types.js';
import { describeNotificationConfigurations } from './operations/notifications/describe-notification-configurations.js';
import { describePolicies } from './operations/scaling/describe-policies.js';
import { describeScalingActivities } from './operations/groups/describe-scaling-activities.js';
import { describeScalingProcessTypes } from './operations/processes/describe-scaling-process-types.js';
import { describeScheduledActions } from './operations/scaling/describe-scheduled-actions.js';
import { describeTags } from './operations/groups/describe-tags.js';
import { describeTerminationPolicyTypes } from './operations/groups/describe-termination-policy-types.js';
import { describeTrafficSources } from './operations/sources/describe-traffic-sources.js';
import { describeWarmPool } from './warm-pool/operations/describe-warm-pool.js';
import { detachInstances } from './operations/instances/detach-instances.js';
import { detachLoadBalancerTargetGroups } from './operations/sources/detach-load-balancer-target-groups.js';
import { detachLoadBalancers } from './operations/sources/detach-load-balancers.js';
import { detachTrafficSources } from './operations/sources/detach-traffic-sources.js';
import { disableMetricsCollection } from './operations/scaling/disable-metrics-collection.js';
import { enableMetricsCollection } from './operations/scaling/enable-metrics-collection.js';
import { enterStandby } from './operations/instances/enter-standby.js';
import { executePolicy } from './operations/scaling/execute-policy.js';
import { exitStandby } from './operations/instances/exit-standby.js';
import { putLifecycleHook } from './operations/hooks/put-lifecycle-hook.js';
import { putNotificationConfiguration } from './operations/notifications/put-notification-configuration.js';
import { putScalingPolicy } from './operations/scaling/put-scaling-policy.js';
import { putScheduledUpdateGroupAction } from './operations/scaling/put-scheduled-update-group-action.js';
import { putWarmPool } from './warm-pool/operations/put-warm-pool.js';
import { recordLifecycleActionHeartbeat } from './operations/hooks/record-lifecycle-action-heartbeat.js';
import { resumeProcesses } from './operations/processes/resume-processes.js';
import { rollbackInstanceRefresh } from './refresh/operations/rollback-instance-refresh.js';
import { setDesiredCapacity } from './operations/scaling/set-desired-capacity.js';
import { setInstanceHealth } from './operations/instances/set-instance-health.js';
import { setInstanceProtection } from './operations/instances/set-instance-protection.js';
import { startInstanceRefresh } from './refresh/operations/start-instance-refresh.js';
import { suspendProcesses } from './operations/processes/suspend-processes.js';
import { terminateInstanceInAutoScalingGroup } from './operations/instances/terminate-instance-in-auto-scaling-group.js';
import { updateAutoScalingGroup } from './operations/groups/update-auto-scaling-group.js';

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
