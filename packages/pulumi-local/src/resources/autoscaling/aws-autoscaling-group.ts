import {
  CreateAutoScalingGroupCommand,
  EnableMetricsCollectionCommand,
  StartInstanceRefreshCommand,
  SuspendProcessesCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import type { GroupArgs } from '@pulumi/aws/autoscaling/group.js';
import type { Unwrap } from '@pulumi/pulumi';
import { defineResource } from '../../terms/define-resource.js';
import { createGroupInput, groupInputs } from '../../translate/create-group-input.js';
import { isRefreshed, startRefreshInput } from '../../translate/instance-refresh.js';
import { parseDuration } from '../../translate/parse-duration.js';
import {
  neededGroupInputs,
  updatableGroupInputs,
  updateGroupInput,
} from '../../translate/update-group-input.js';
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
    const group = await awaitCapacity(name, context, capacityOf(inputs));
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
  update: {
    inputs: updatableGroupInputs,
    needed: neededGroupInputs,
    run: async (inputs, { id, changed }, context) => {
      const { clients, call } = context;
      const whole = createGroupInput(id, inputs);
      await clients.autoScaling.send(
        new UpdateAutoScalingGroupCommand(updateGroupInput(whole, changed)),
        call,
      );
      // As the provider: it is waited for where the program changes how many there are, and never for a refresh.
      if (changed.includes('minSize') || changed.includes('desiredCapacity'))
        await awaitCapacity(id, context, capacityOf(inputs));
      const { instanceRefresh } = inputs;
      if (instanceRefresh === undefined || !isRefreshed(instanceRefresh, changed)) return {};
      const { AutoScalingGroupName, LaunchTemplate, MixedInstancesPolicy } = whole;
      const DesiredConfiguration = { LaunchTemplate, MixedInstancesPolicy };
      const refresh = startRefreshInput(instanceRefresh, { AutoScalingGroupName, DesiredConfiguration });
      await clients.autoScaling.send(new StartInstanceRefreshCommand(refresh), call);
      return {};
    },
  },
});

type CapacityInputs = Pick<
  Unwrap<GroupArgs>,
  | 'desiredCapacity'
  | 'minSize'
  | 'waitForElbCapacity'
  | 'minElbCapacity'
  | 'ignoreFailedScalingActivities'
  | 'waitForCapacityTimeout'
>;

function capacityOf(inputs: CapacityInputs): Parameters<typeof awaitCapacity>[2] {
  return {
    inService: inputs.desiredCapacity ?? inputs.minSize,
    inServiceInElbs: inputs.waitForElbCapacity ?? inputs.minElbCapacity ?? 0,
    failOnFailedActivity: !inputs.ignoreFailedScalingActivities,
    timeoutMs: parseDuration(inputs.waitForCapacityTimeout ?? '10m'),
  };
}
