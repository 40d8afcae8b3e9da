import {
  CancelInstanceRefreshCommand,
  DescribeInstanceRefreshesCommand,
  RollbackInstanceRefreshCommand,
  StartInstanceRefreshCommand,
  type AutoScalingClient,
  type DesiredConfiguration,
  type MixedInstancesPolicy,
} from '@aws-sdk/client-auto-scaling';
import { isCloudError } from '../../../cloud/cloud-error.js';
import type { NewRefresh } from '../../../cloud/instance-refresh.js';
import type { CloudPort } from '../../../cloud/ports.js';
import { partOf } from '../../answers/part-of.js';
import { toInstanceRefresh } from '../../answers/groups/to-instance-refresh.js';
import type { Call } from '../../wire/caller.js';

/** The newest are asked for: older ones decide nothing. */
const mostRead = 20;

/** The part of the port that has AWS replace a group's instances. */
export function refreshCalls(
  client: Pick<AutoScalingClient, 'send'>,
  call: Call,
): Pick<CloudPort, 'findRefreshes' | 'startRefresh' | 'cancelRefresh' | 'rollBackRefresh'> {
  return {
    findRefreshes: async (name, signal) => {
      const command = new DescribeInstanceRefreshesCommand({
        AutoScalingGroupName: name,
        MaxRecords: mostRead,
      });
      const answer = await call('DescribeInstanceRefreshes', signal, (o) => client.send(command, o));
      return partOf('DescribeInstanceRefreshes', answer, 'InstanceRefreshes').map(toInstanceRefresh);
    },
    startRefresh: async (name, refresh, signal) => {
      const command = new StartInstanceRefreshCommand({
        AutoScalingGroupName: name,
        Strategy: 'Rolling',
        DesiredConfiguration: fromSource(refresh),
        Preferences: preferencesOf(refresh),
      });
      await call('StartInstanceRefresh', signal, (o) => client.send(command, o));
    },
    cancelRefresh: async (name, signal) => {
      const command = new CancelInstanceRefreshCommand({ AutoScalingGroupName: name });
      await unlessOver(call('CancelInstanceRefresh', signal, (o) => client.send(command, o)));
    },
    rollBackRefresh: async (name, signal) => {
      const command = new RollbackInstanceRefreshCommand({ AutoScalingGroupName: name });
      await unlessOver(call('RollbackInstanceRefresh', signal, (o) => client.send(command, o)));
    },
  };
}

/** Its launch template, by itself or in the mixed instances policy that the group has. */
function fromSource({ source, mixedPolicy }: NewRefresh): DesiredConfiguration {
  const template = { LaunchTemplateId: source.templateId, Version: String(source.version) };
  if (mixedPolicy === undefined) return { LaunchTemplate: template };
  // Made by `toGroup` from AWS's own answer, which has the same shape.
  const policy: MixedInstancesPolicy = mixedPolicy;
  return {
    MixedInstancesPolicy: {
      ...policy,
      LaunchTemplate: { ...policy.LaunchTemplate, LaunchTemplateSpecification: template },
    },
  };
}

/** Going back is the engine's own; what is protected from scale-in is replaced all the same, and Standby is let be. */
const preferencesOf = ({ minHealthyPercent, maxHealthyPercent, warmupSeconds }: NewRefresh) =>
  ({
    MinHealthyPercentage: minHealthyPercent,
    MaxHealthyPercentage: maxHealthyPercent,
    InstanceWarmup: warmupSeconds,
    SkipMatching: true,
    AutoRollback: false,
    ScaleInProtectedInstances: 'Refresh',
    StandbyInstances: 'Ignore',
  }) as const;

/** One that has ended by itself meanwhile needs nothing any more: the next look tells how. */
async function unlessOver(sent: Promise<unknown>): Promise<void> {
  await sent.catch((error: unknown) => {
    if (!isCloudError(error, 'missing')) throw error;
  });
}
