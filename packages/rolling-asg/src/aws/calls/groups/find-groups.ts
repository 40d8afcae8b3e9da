import {
  DescribeAutoScalingGroupsCommand,
  type AutoScalingClient,
  type DescribeAutoScalingGroupsCommandInput,
} from '@aws-sdk/client-auto-scaling';
import type { Group } from '../../../cloud/cloud.js';
import type { GroupQuery } from '../../../cloud/ports.js';
import { tagKeys, tagOf } from '../../../journal/tags.js';
import { partOf } from '../../answers/part-of.js';
import { toGroup } from '../../answers/groups/to-group.js';
import { allPages, type Call } from '../../wire/caller.js';

/** The groups that a query asks for, all pages of them. */
export async function findGroups(
  client: Pick<AutoScalingClient, 'send'>,
  call: Call,
  { query, signal }: { readonly query: GroupQuery; readonly signal?: AbortSignal },
): Promise<readonly Group[]> {
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
  return group.sourceIds.some((name) => query.sourceIds.includes(name));
}
