import type { RefreshPreferences, StartInstanceRefreshType } from '@aws-sdk/client-auto-scaling';
import type { GroupArgs } from '@pulumi/aws/autoscaling/group.js';
import type { Unwrap } from '@pulumi/pulumi';
import { toAws, toAwsEnum } from './to-aws.js';

type Refresh = NonNullable<Unwrap<GroupArgs>['instanceRefresh']>;

/** What a group is made from: another one of these is what the provider refreshes for, whatever `triggers` says. */
const sources = ['launchTemplate', 'launchConfiguration', 'mixedInstancesPolicy'];

/** Whether the provider would refresh the instances for what is another now. `triggers` are Terraform's names. */
export function isRefreshed({ triggers = [] }: Refresh, changed: readonly string[]): boolean {
  const named = triggers.map((name) =>
    name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  );
  const wanted = [...sources, ...named, ...named.map((name) => `${name}s`)];
  return changed.some((name) => wanted.includes(name));
}

/** AWS goes back by itself only to what a refresh says that it leads to. */
export function startRefreshInput(
  { strategy, preferences }: Refresh,
  group: Pick<StartInstanceRefreshType, 'AutoScalingGroupName' | 'DesiredConfiguration'>,
): StartInstanceRefreshType {
  const { checkpointDelay, instanceWarmup, ...others } = preferences ?? {};
  const Preferences = preferences && {
    ...toAws<RefreshPreferences>(others),
    ...(checkpointDelay !== undefined && { CheckpointDelay: Number(checkpointDelay) }),
    ...(instanceWarmup !== undefined && { InstanceWarmup: Number(instanceWarmup) }),
  };
  const { AutoScalingGroupName, DesiredConfiguration } = group;
  return {
    AutoScalingGroupName,
    Strategy: toAwsEnum<NonNullable<StartInstanceRefreshType['Strategy']>>(strategy),
    Preferences,
    ...(preferences?.autoRollback && { DesiredConfiguration }),
  };
}
