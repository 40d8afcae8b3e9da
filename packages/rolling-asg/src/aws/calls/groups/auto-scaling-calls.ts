import {
  DeleteAutoScalingGroupCommand,
  DescribeScalingActivitiesCommand,
  UpdateAutoScalingGroupCommand,
  type AutoScalingClient,
} from '@aws-sdk/client-auto-scaling';
import type { CloudPort } from '../../../cloud/ports.js';
import { partOf } from '../../answers/part-of.js';
import { toActivity } from '../../answers/groups/to-activity.js';
import { toLaunchConfiguration } from '../../answers/templates/to-launch-configuration.js';
import type { Call } from '../../wire/caller.js';
import { attachmentCalls } from './attachment-calls.js';
import { createGroup } from './create-group.js';
import { findGroups } from './find-groups.js';
import { findLaunchConfiguration } from './find-launch-configuration.js';
import { protectionCalls } from './protection-calls.js';
import { readAttachments } from './read-attachments.js';
import { refreshCalls } from './refresh-calls.js';
import { tagGroupCalls } from './tag-group-calls.js';

export type AutoScalingCalls = Pick<
  CloudPort,
  | 'findGroups'
  | 'readAttachments'
  | 'readActivities'
  | 'findLaunchConfiguration'
  | 'createGroup'
  | 'resizeGroup'
  | 'deleteGroup'
  | 'tagGroup'
  | 'untagGroup'
  | 'attachTrafficSources'
  | 'detachTrafficSources'
  | 'setInstanceProtection'
  | 'protectGroup'
  | 'suspendProcesses'
  | 'resumeProcesses'
  | 'findRefreshes'
  | 'startRefresh'
  | 'cancelRefresh'
  | 'rollBackRefresh'
  | 'deleteHook'
  | 'putPolicy'
  | 'putScheduledAction'
  | 'putNotification'
  | 'enableMetrics'
>;

/** The part of the port that EC2 Auto Scaling answers. */
export function autoScalingCalls(client: Pick<AutoScalingClient, 'send'>, call: Call): AutoScalingCalls {
  return {
    findGroups: (query, signal) => findGroups(client, call, { query, signal }),
    readAttachments: (name, signal) => readAttachments(client, call, { name, signal }),
    readActivities: async (name, signal) => {
      const command = new DescribeScalingActivitiesCommand({ AutoScalingGroupName: name });
      const answer = await call('DescribeScalingActivities', signal, (o) => client.send(command, o));
      return partOf('DescribeScalingActivities', answer, 'Activities').map(toActivity);
    },
    findLaunchConfiguration: async (name, signal) => {
      const found = await findLaunchConfiguration(client, call, { name, signal });
      return found && toLaunchConfiguration(found);
    },
    createGroup: (group, signal) => createGroup(client, call, { group, signal }),
    resizeGroup: async (name, { minSize, maxSize, desiredCapacity }, signal) => {
      const sizes = { MinSize: minSize, MaxSize: maxSize, DesiredCapacity: desiredCapacity };
      const command = new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: name, ...sizes });
      await call('UpdateAutoScalingGroup', signal, (o) => client.send(command, o));
    },
    deleteGroup: async (name, signal) => {
      const command = new DeleteAutoScalingGroupCommand({ AutoScalingGroupName: name });
      await call('DeleteAutoScalingGroup', signal, (o) => client.send(command, o));
    },
    ...tagGroupCalls(client, call),
    ...attachmentCalls(client, call),
    ...protectionCalls(client, call),
    ...refreshCalls(client, call),
  };
}
