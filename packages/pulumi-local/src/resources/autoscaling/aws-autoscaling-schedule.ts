import { PutScheduledUpdateGroupActionCommand } from '@aws-sdk/client-auto-scaling';
import type { ScheduleArgs } from '@pulumi/aws/autoscaling/schedule.js';
import { defineResource } from '../../terms/define-resource.js';

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html */
export const awsAutoscalingSchedule = defineResource<ScheduleArgs>()({
  type: 'aws:autoscaling/schedule:Schedule',
  inputs: [
    'autoscalingGroupName',
    'scheduledActionName',
    'recurrence',
    'startTime',
    'endTime',
    'timeZone',
    'minSize',
    'maxSize',
    'desiredCapacity',
  ],
  create: async (inputs, { clients, call }) => {
    const { startTime, endTime, scheduledActionName } = inputs;
    await clients.autoScaling.send(
      new PutScheduledUpdateGroupActionCommand({
        AutoScalingGroupName: inputs.autoscalingGroupName,
        ScheduledActionName: scheduledActionName,
        Recurrence: inputs.recurrence,
        StartTime: startTime === undefined ? undefined : new Date(startTime),
        EndTime: endTime === undefined ? undefined : new Date(endTime),
        TimeZone: inputs.timeZone,
        MinSize: unlessKept(inputs.minSize),
        MaxSize: unlessKept(inputs.maxSize),
        DesiredCapacity: unlessKept(inputs.desiredCapacity),
      }),
      call,
    );
    return { id: scheduledActionName, outputs: {} };
  },
});

/** The provider writes -1 for a size that the action leaves as it is. */
const unlessKept = (size: number | undefined): number | undefined => (size === -1 ? undefined : size);
