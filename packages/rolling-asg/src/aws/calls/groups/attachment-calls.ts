import {
  AttachLoadBalancersCommand,
  AttachLoadBalancerTargetGroupsCommand,
  DeleteLifecycleHookCommand,
  DetachLoadBalancersCommand,
  DetachLoadBalancerTargetGroupsCommand,
  EnableMetricsCollectionCommand,
  PutNotificationConfigurationCommand,
  PutScalingPolicyCommand,
  PutScheduledUpdateGroupActionCommand,
  type AutoScalingClient,
} from '@aws-sdk/client-auto-scaling';
import type { CloudPort } from '../../../cloud/ports.js';
import { isTargetGroup } from '../../../cloud/traffic-source.js';
import { chunks, type Call } from '../../wire/caller.js';

type AttachmentCalls = Pick<
  CloudPort,
  | 'attachTrafficSources'
  | 'detachTrafficSources'
  | 'deleteHook'
  | 'putPolicy'
  | 'putScheduledAction'
  | 'putNotification'
  | 'enableMetrics'
>;

type Client = Pick<AutoScalingClient, 'send'>;

/** The calls that hang something on a group, or take it off. */
export function attachmentCalls(client: Client, call: Call): AttachmentCalls {
  return {
    ...sourceCalls(client, call),
    deleteHook: async (name, LifecycleHookName, signal) => {
      const command = new DeleteLifecycleHookCommand({ AutoScalingGroupName: name, LifecycleHookName });
      await call('DeleteLifecycleHook', signal, (o) => client.send(command, o));
    },
    putPolicy: async (name, { name: PolicyName, policyType, definition }, signal) => {
      const input = { ...definition, AutoScalingGroupName: name, PolicyName, PolicyType: policyType };
      await call('PutScalingPolicy', signal, (o) => client.send(new PutScalingPolicyCommand(input), o));
    },
    putScheduledAction: async (name, { name: ScheduledActionName, definition, startsAtMs }, signal) => {
      const command = new PutScheduledUpdateGroupActionCommand({
        ...definition,
        ...(startsAtMs !== undefined && { StartTime: new Date(startsAtMs) }),
        AutoScalingGroupName: name,
        ScheduledActionName,
      });
      await call('PutScheduledUpdateGroupAction', signal, (o) => client.send(command, o));
    },
    ...tellingCalls(client, call),
  };
}

/** What a group tells of itself: to topics, and to CloudWatch. */
function tellingCalls(
  client: Client,
  call: Call,
): Pick<AttachmentCalls, 'putNotification' | 'enableMetrics'> {
  return {
    putNotification: async (AutoScalingGroupName, { topicArn: TopicARN, types }, signal) => {
      const input = { AutoScalingGroupName, TopicARN, NotificationTypes: [...types] };
      const command = new PutNotificationConfigurationCommand(input);
      await call('PutNotificationConfiguration', signal, (o) => client.send(command, o));
    },
    enableMetrics: async (AutoScalingGroupName, metrics, signal) => {
      if (metrics.length === 0) return; // to AWS that is all of them
      const input = { AutoScalingGroupName, Granularity: '1Minute', Metrics: [...metrics] };
      const command = new EnableMetricsCollectionCommand(input);
      await call('EnableMetricsCollection', signal, (o) => client.send(command, o));
    },
  };
}

/** By the operations of each kind: they do what `AttachTrafficSources` does, and every endpoint knows them. */
function sourceCalls(
  client: Client,
  call: Call,
): Pick<AttachmentCalls, 'attachTrafficSources' | 'detachTrafficSources'> {
  return {
    attachTrafficSources: async (AutoScalingGroupName, ids, signal) => {
      for (const LoadBalancerNames of namesOf(ids)) {
        const command = new AttachLoadBalancersCommand({ AutoScalingGroupName, LoadBalancerNames });
        await call('AttachLoadBalancers', signal, (o) => client.send(command, o));
      }
      for (const TargetGroupARNs of arnsOf(ids)) {
        const command = new AttachLoadBalancerTargetGroupsCommand({ AutoScalingGroupName, TargetGroupARNs });
        await call('AttachLoadBalancerTargetGroups', signal, (o) => client.send(command, o));
      }
    },
    detachTrafficSources: async (AutoScalingGroupName, ids, signal) => {
      for (const LoadBalancerNames of namesOf(ids)) {
        const command = new DetachLoadBalancersCommand({ AutoScalingGroupName, LoadBalancerNames });
        await call('DetachLoadBalancers', signal, (o) => client.send(command, o));
      }
      for (const TargetGroupARNs of arnsOf(ids)) {
        const command = new DetachLoadBalancerTargetGroupsCommand({ AutoScalingGroupName, TargetGroupARNs });
        await call('DetachLoadBalancerTargetGroups', signal, (o) => client.send(command, o));
      }
    },
  };
}

const mostAtOnce = 10;

const namesOf = (ids: readonly string[]): string[][] =>
  chunks(
    ids.filter((id) => !isTargetGroup(id)),
    mostAtOnce,
  ).map((chunk) => [...chunk]);

const arnsOf = (ids: readonly string[]): string[][] =>
  chunks(ids.filter(isTargetGroup), mostAtOnce).map((chunk) => [...chunk]);
