import {
  AttachLoadBalancersCommand,
  CreateAutoScalingGroupCommand,
  CreateOrUpdateTagsCommand,
  DeleteAutoScalingGroupCommand,
  DeleteTagsCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeScalingActivitiesCommand,
  DetachLoadBalancersCommand,
  EnableMetricsCollectionCommand,
  PutScalingPolicyCommand,
  PutScheduledUpdateGroupActionCommand,
  UpdateAutoScalingGroupCommand,
  type AutoScalingClient,
  type DescribeAutoScalingGroupsCommandInput,
} from '@aws-sdk/client-auto-scaling';
import type { Group } from '../../cloud/cloud.js';
import type { CloudPort, GroupQuery, NewGroup } from '../../cloud/ports.js';
import { tagKeys, tagOf } from '../../journal/tags.js';
import { allPages, chunks, type Call } from '../wire/caller.js';
import { fromNewGroup } from './from-new-group.js';
import { protectionCalls } from './protection-calls.js';
import { readAttachments } from './read-attachments.js';
import { partOf } from '../answers/part-of.js';
import { toActivity } from '../answers/to-activity.js';
import { toGroup } from '../answers/to-group.js';

export type AutoScalingCalls = Pick<
  CloudPort,
  | 'findGroups'
  | 'readAttachments'
  | 'readActivities'
  | 'createGroup'
  | 'resizeGroup'
  | 'deleteGroup'
  | 'tagGroup'
  | 'untagGroup'
  | 'attachLoadBalancers'
  | 'detachLoadBalancers'
  | 'setInstanceProtection'
  | 'protectGroup'
  | 'suspendProcesses'
  | 'resumeProcesses'
  | 'putPolicy'
  | 'putScheduledAction'
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
    ...tagCalls(client, call),
    ...attachmentCalls(client, call),
    ...protectionCalls(client, call),
  };
}

async function findGroups(
  client: Pick<AutoScalingClient, 'send'>,
  call: Call,
  { query, signal }: { readonly query: GroupQuery; readonly signal?: AbortSignal },
) {
  // Without a name in it, the request is for every group.
  if ('names' in query && query.names.length === 0) return [];
  const which = filterOf(query);
  const found = await allPages(
    (NextToken) => {
      const command = new DescribeAutoScalingGroupsCommand({ ...which, NextToken });
      return call('DescribeAutoScalingGroups', signal, (o) => client.send(command, o));
    },
    (page) => partOf('DescribeAutoScalingGroups', page, 'AutoScalingGroups'),
  );
  return found.map(toGroup).filter((group) => isAskedFor(group, query));
}

/** AWS filters by name and by tag, but not by load balancer: for that every group is read. */
function filterOf(query: GroupQuery): DescribeAutoScalingGroupsCommandInput {
  if ('service' in query) return { Filters: [{ Name: `tag:${tagKeys.service}`, Values: [query.service] }] };
  return 'names' in query ? { AutoScalingGroupNames: [...query.names] } : {};
}

function isAskedFor(group: Group, query: GroupQuery): boolean {
  // Again here: an endpoint that does not know the filter answers with every group.
  if ('service' in query) return tagOf(group, tagKeys.service) === query.service;
  if ('names' in query) return query.names.includes(group.name);
  return group.loadBalancerNames.some((name) => query.loadBalancerNames.includes(name));
}

async function createGroup(
  client: Pick<AutoScalingClient, 'send'>,
  call: Call,
  { group, signal }: { readonly group: NewGroup; readonly signal?: AbortSignal },
) {
  const command = new CreateAutoScalingGroupCommand(fromNewGroup(group));
  await call('CreateAutoScalingGroup', signal, (o) => client.send(command, o));
  const { enabledMetrics: metrics = [] } = group.inherited;
  if (metrics.length === 0) return;
  const enable = new EnableMetricsCollectionCommand({
    AutoScalingGroupName: group.name,
    Granularity: '1Minute',
    Metrics: [...metrics],
  });
  await call('EnableMetricsCollection', signal, (o) => client.send(enable, o));
}

function tagCalls(
  client: Pick<AutoScalingClient, 'send'>,
  call: Call,
): Pick<CloudPort, 'tagGroup' | 'untagGroup'> {
  const on = (name: string) => ({ ResourceId: name, ResourceType: 'auto-scaling-group' });
  return {
    tagGroup: async (name, tags, signal) => {
      if (Object.keys(tags).length === 0) return;
      const Tags = Object.entries(tags).map(([Key, Value]) => ({
        ...on(name),
        Key,
        Value,
        PropagateAtLaunch: false,
      }));
      const command = new CreateOrUpdateTagsCommand({ Tags });
      await call('CreateOrUpdateTags', signal, (o) => client.send(command, o));
    },
    untagGroup: async (name, keys, signal) => {
      if (keys.length === 0) return;
      const command = new DeleteTagsCommand({ Tags: keys.map((Key) => ({ ...on(name), Key })) });
      await call('DeleteTags', signal, (o) => client.send(command, o));
    },
  };
}

type AttachmentCalls = Pick<
  CloudPort,
  'attachLoadBalancers' | 'detachLoadBalancers' | 'putPolicy' | 'putScheduledAction'
>;

function attachmentCalls(client: Pick<AutoScalingClient, 'send'>, call: Call): AttachmentCalls {
  return {
    attachLoadBalancers: async (name, names, signal) => {
      for (const LoadBalancerNames of chunks(names, 10)) {
        const input = { AutoScalingGroupName: name, LoadBalancerNames: [...LoadBalancerNames] };
        await call('AttachLoadBalancers', signal, (o) =>
          client.send(new AttachLoadBalancersCommand(input), o),
        );
      }
    },
    detachLoadBalancers: async (name, names, signal) => {
      for (const LoadBalancerNames of chunks(names, 10)) {
        const input = { AutoScalingGroupName: name, LoadBalancerNames: [...LoadBalancerNames] };
        await call('DetachLoadBalancers', signal, (o) =>
          client.send(new DetachLoadBalancersCommand(input), o),
        );
      }
    },
    putPolicy: async (name, { name: PolicyName, policyType, definition }, signal) => {
      const input = { ...definition, AutoScalingGroupName: name, PolicyName, PolicyType: policyType };
      await call('PutScalingPolicy', signal, (o) => client.send(new PutScalingPolicyCommand(input), o));
    },
    putScheduledAction: async (name, { name: ScheduledActionName, definition }, signal) => {
      const command = new PutScheduledUpdateGroupActionCommand({
        ...definition,
        AutoScalingGroupName: name,
        ScheduledActionName,
      });
      await call('PutScheduledUpdateGroupAction', signal, (o) => client.send(command, o));
    },
  };
}
