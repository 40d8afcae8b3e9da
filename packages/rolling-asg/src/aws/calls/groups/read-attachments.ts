import {
  DescribeLifecycleHooksCommand,
  DescribeNotificationConfigurationsCommand,
  DescribePoliciesCommand,
  DescribeScheduledActionsCommand,
  type AutoScalingClient,
} from '@aws-sdk/client-auto-scaling';
import type { GroupAttachments } from '../../../cloud/cloud.js';
import { isCloudError } from '../../../cloud/cloud-error.js';
import { allPages, type Call } from '../../wire/caller.js';
import { isUnknownOperation } from '../../wire/error-kind.js';
import { partOf } from '../../answers/part-of.js';
import { toHook, toNotifications, toPolicy, toScheduledAction } from '../../answers/groups/to-attachments.js';

/** The policies, scheduled actions, lifecycle hooks and notifications of a group. */
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
  const notifications = toNotifications(await readTopics(client, call, { name, signal }));
  return { policies, scheduledActions, hooks, ...(notifications.length === 0 ? {} : { notifications }) };
}

/** Whom a group tells, a line for each topic and kind of event. */
function readTopics(
  client: Pick<AutoScalingClient, 'send'>,
  call: Call,
  { name, signal }: { readonly name: string; readonly signal?: AbortSignal },
) {
  const operation = 'DescribeNotificationConfigurations';
  return noneWhenUnknown(() =>
    allPages(
      (NextToken) => {
        const input = { AutoScalingGroupNames: [name], NextToken };
        const command = new DescribeNotificationConfigurationsCommand(input);
        return call(operation, signal, (o) => client.send(command, o));
      },
      (page) => partOf(operation, page, 'NotificationConfigurations'),
    ),
  );
}

async function noneWhenUnknown<Item>(read: () => Promise<readonly Item[]>): Promise<readonly Item[]> {
  try {
    return await read();
  } catch (error) {
    if (isCloudError(error) && isUnknownOperation(error.cause)) return [];
    throw error;
  }
}
