import type {
  DescribeLifecycleHooksAnswer,
  DescribeLifecycleHooksType,
  LifecycleHook as DescribedHook,
} from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { findGroup } from '../../group/groups.js';
import { globalTimeoutSeconds, type LifecycleHook } from '../../group/lifecycle-hook.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeLifecycleHooks.html */
export function describeLifecycleHooks(
  input: DescribeLifecycleHooksType,
  autoScaling: AutoScaling,
): DescribeLifecycleHooksAnswer {
  const group = findGroup(autoScaling, input.AutoScalingGroupName);
  const names = input.LifecycleHookNames ?? [];
  const hooks = [...group.hooks.values()].filter(({ name }) => names.length === 0 || names.includes(name));
  return { LifecycleHooks: hooks.map((hook) => describeHook(group.name, hook)) };
}

const describeHook = (AutoScalingGroupName: string, hook: LifecycleHook): DescribedHook => ({
  LifecycleHookName: hook.name,
  AutoScalingGroupName,
  LifecycleTransition: hook.transition,
  HeartbeatTimeout: hook.heartbeatTimeoutSeconds,
  GlobalTimeout: globalTimeoutSeconds(hook.heartbeatTimeoutSeconds),
  DefaultResult: hook.defaultResult,
  NotificationMetadata: hook.notificationMetadata,
  NotificationTargetARN: hook.notificationTargetArn,
  RoleARN: hook.roleArn,
});
