import {
  DescribeLifecycleHooksCommand,
  DescribePoliciesCommand,
  DescribeScheduledActionsCommand,
  type AutoScalingClient,
} from '@aws-sdk/client-auto-scaling';
import type { GroupAttachments } from '../../cloud/cloud.js';
import { isCloudError } from '../../cloud/cloud-error.js';
import { allPages, type Call } from '../wire/caller.js';
import { isUnknownOperation } from '../wire/error-kind.js';
import { partOf } from '../answers/part-of.js';
import { toHook, toPolicy, toScheduledAction } from '../answers/to-attachments.js';

/** The policies, scheduled actions and lifecycle hooks of a group. */
export async function readAttachments(
  client: Pick<AutoScalingClient, 'send'>,
  call: Call,
  { name, signal }: { readonly name: string; readonly signal?: AbortSignal },
): Promise<GroupAttachments> {
  const group = { AutoScalingGroupName: name };
  const policies = await noneWhenUnknown(() =>
    allPages(
      (NextToken) => {
        const command = new DescribePoliciesCommand({ ...group, NextToken });
        return call('DescribePolicies', signal, (o) => client.send(command, o));
      },
      (page) => partOf('DescribePolicies', page, 'ScalingPolicies').map(toPolicy),
    ),
  );
  const scheduledActions = await noneWhenUnknown(() =>
    allPages(
      (NextToken) => {
        const command = new DescribeScheduledActionsCommand({ ...group, NextToken });
        return call('DescribeScheduledActions', signal, (o) => client.send(command, o));
      },
      (page) =>
        partOf('DescribeScheduledActions', page, 'ScheduledUpdateGroupActions').map(toScheduledAction),
    ),
  );
  const command = new DescribeLifecycleHooksCommand(group);
  const answer = await call('DescribeLifecycleHooks', signal, (o) => client.send(command, o));
  const hooks = partOf('DescribeLifecycleHooks', answer, 'LifecycleHooks').map(toHook);
  return { policies, scheduledActions, hooks };
}

async function noneWhenUnknown<Item>(read: () => Promise<readonly Item[]>): Promise<readonly Item[]> {
  try {
    return await read();
  } catch (error) {
    if (isCloudError(error) && isUnknownOperation(error.cause)) return [];
    throw error;
  }
}
