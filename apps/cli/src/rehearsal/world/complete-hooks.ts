import { CompleteLifecycleActionCommand, DescribeLifecycleHooksCommand } from '@aws-sdk/client-auto-scaling';
import type { Group } from '@clicamos/rolling-asg';
import type { LikeClients } from './like-clients.js';

export interface HookWorker {
  /** Completes those that have waited for long enough. */
  readonly look: (groups: readonly Group[], now: number) => Promise<void>;
}

/** Stands for what completes the lifecycle hooks of the service: so long after it sees an instance wait. */
export function createHookWorker({ autoScaling }: LikeClients, hookMs: number): HookWorker {
  const since = new Map<string, number>();
  const done = new Set<string>();
  return {
    look: async (groups, now) => {
      for (const { name, instances } of groups)
        for (const { instanceId, lifecycleState } of instances) {
          if (!lifecycleState.endsWith(':Wait')) continue;
          const key = `${instanceId} ${lifecycleState}`;
          if (!since.has(key)) since.set(key, now);
          if (done.has(key) || now < (since.get(key) ?? now) + hookMs) continue;
          done.add(key);
          await completeHooks(autoScaling, { groupName: name, instanceId, lifecycleState });
        }
    },
  };
}

interface Waiting {
  readonly groupName: string;
  readonly instanceId: string;
  readonly lifecycleState: string;
}

async function completeHooks(
  client: LikeClients['autoScaling'],
  { groupName, instanceId, lifecycleState }: Waiting,
): Promise<void> {
  const AutoScalingGroupName = groupName;
  const wanted = lifecycleState.startsWith('Pending') ? 'LAUNCHING' : 'TERMINATING';
  const { LifecycleHooks = [] } = await client.send(
    new DescribeLifecycleHooksCommand({ AutoScalingGroupName }),
  );
  for (const { LifecycleHookName, LifecycleTransition } of LifecycleHooks) {
    if (LifecycleTransition?.endsWith(wanted) !== true) continue;
    const action = { AutoScalingGroupName, LifecycleHookName, InstanceId: instanceId };
    const command = new CompleteLifecycleActionCommand({ ...action, LifecycleActionResult: 'CONTINUE' });
    // Its time may be over by now: then nobody waits for it.
    await client.send(command).catch(() => undefined);
  }
}
