import { PutLifecycleHookCommand } from '@aws-sdk/client-auto-scaling';
import type { LifecycleHookArgs } from '@pulumi/aws/autoscaling/lifecycleHook.js';
import { defineResource } from '../../terms/define-resource.js';

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html */
export const awsAutoscalingLifecycleHook = defineResource<LifecycleHookArgs>()({
  type: 'aws:autoscaling/lifecycleHook:LifecycleHook',
  inputs: [
    'name',
    'autoscalingGroupName',
    'lifecycleTransition',
    'defaultResult',
    'heartbeatTimeout',
    'notificationMetadata',
    'notificationTargetArn',
    'roleArn',
  ],
  create: async (inputs, { clients, call, nameFor }) => {
    const name = nameFor(inputs);
    await clients.autoScaling.send(
      new PutLifecycleHookCommand({
        AutoScalingGroupName: inputs.autoscalingGroupName,
        LifecycleHookName: name,
        LifecycleTransition: inputs.lifecycleTransition,
        DefaultResult: inputs.defaultResult,
        HeartbeatTimeout: inputs.heartbeatTimeout,
        NotificationMetadata: inputs.notificationMetadata,
        NotificationTargetARN: inputs.notificationTargetArn,
        RoleARN: inputs.roleArn,
      }),
      call,
    );
    return { id: name, outputs: { name } };
  },
});
