import {
  CreateAutoScalingGroupCommand,
  EnableMetricsCollectionCommand,
  SuspendProcessesCommand,
} from '@aws-sdk/client-auto-scaling';
import type { GroupArgs } from '@pulumi/aws/autoscaling/group.js';
import { defineResource } from '../../terms/define-resource.js';
import { createGroupInput, groupInputs } from '../../translate/create-group-input.js';
import { parseDuration } from '../../translate/parse-duration.js';
import { awaitCapacity } from '../../waits/await-capacity.js';

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html */
export const awsAutoscalingGroup = defineResource<GroupArgs>()({
  type: 'aws:autoscaling/group:Group',
  inputs: [
    ...groupInputs,
    'suspendedProcesses',
    'enabledMetrics',
    'metricsGranularity',
    'waitForCapacityTimeout',
    'waitForElbCapacity',
    'minElbCapacity',
    'ignoreFailedScalingActivities',
  ],
  laterInputs: ['forceDelete', 'forceDeleteWarmPool', 'instanceRefresh'],
  create: async (inputs, context) => {
    const { clients, call } = context;
    const name = context.nameFor(inputs);
    const { suspendedProcesses = [], enabledMetrics = [] } = inputs;
    await clients.autoScaling.send(new CreateAutoScalingGroupCommand(createGroupInput(name, inputs)), call);
    if (suspendedProcesses.length > 0) {
      const suspend = { AutoScalingGroupName: name, ScalingProcesses: suspendedProcesses };
      await clients.autoScaling.send(new SuspendProcessesCommand(suspend), call);
    }
    if (enabledMetrics.length > 0) {
      const { metricsGranularity: Granularity = '1Minute' } = inputs;
      const metrics = { AutoScalingGroupName: name, Granularity, Metrics: enabledMetrics };
      await clients.autoScaling.send(new EnableMetricsCollectionCommand(metrics), call);
    }
    const group = await awaitCapacity(name, context, {
      inService: inputs.desiredCapacity ?? inputs.minSize,
      inServiceInElbs: inputs.waitForElbCapacity ?? inputs.minElbCapacity ?? 0,
      failOnFailedActivity: !inputs.ignoreFailedScalingActivities,
      timeoutMs: parseDuration(inputs.waitForCapacityTimeout ?? '10m'),
    });
    return {
      id: name,
      outputs: {
        name,
        arn: group?.AutoScalingGroupARN,
        availabilityZones: group?.AvailabilityZones,
        desiredCapacity: group?.DesiredCapacity,
        healthCheckType: group?.HealthCheckType,
        defaultCooldown: group?.DefaultCooldown,
      },
    };
  },
});
