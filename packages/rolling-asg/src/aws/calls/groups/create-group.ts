import { CreateAutoScalingGroupCommand, type AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import type { NewGroup } from '../../../cloud/ports.js';
import type { Call } from '../../wire/caller.js';
import { fromNewGroup } from './from-new-group.js';

/** Makes a group. */
export async function createGroup(
  client: Pick<AutoScalingClient, 'send'>,
  call: Call,
  { group, signal }: { readonly group: NewGroup; readonly signal?: AbortSignal },
): Promise<void> {
  const command = new CreateAutoScalingGroupCommand(fromNewGroup(group));
  await call('CreateAutoScalingGroup', signal, (o) => client.send(command, o));
}
