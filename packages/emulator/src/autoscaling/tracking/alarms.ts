import type { Alarm, ScalingPolicy } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';

/** The name of the alarm that a target tracking policy makes; it is none of CloudWatch's. */
export function alarmName(
  group: Pick<Group, 'name' | 'policies'>,
  policyName: string,
  side: 'high' | 'low',
): string {
  return nameOf(group.name, group.policies.get(policyName)?.PolicyARN, side);
}

/** The alarms of a policy as they are described: its own, or those of CloudWatch that name it as an action. */
export function alarmsOf(
  { surroundings: { region, account }, alarms }: Pick<AutoScaling, 'surroundings' | 'alarms'>,
  { AutoScalingGroupName = '', PolicyARN = '', PolicyType, TargetTrackingConfiguration }: ScalingPolicy,
): Alarm[] {
  if (PolicyType !== 'TargetTrackingScaling')
    return alarms.naming(PolicyARN).map(({ name, arn }) => ({ AlarmName: name, AlarmARN: arn }));
  const sides = TargetTrackingConfiguration?.DisableScaleIn
    ? (['high'] as const)
    : (['high', 'low'] as const);
  return sides.map((side) => {
    const AlarmName = nameOf(AutoScalingGroupName, PolicyARN, side);
    return { AlarmName, AlarmARN: `arn:aws:cloudwatch:${region}:${account}:alarm:${AlarmName}` };
  });
}

/** AWS's own are of other UUIDs than their policy's. */
function nameOf(groupName: string, policyArn = '', side: 'high' | 'low'): string {
  const [, uuid = ''] = /:scalingPolicy:([^:]+):/.exec(policyArn) ?? [];
  return `TargetTracking-${groupName}-Alarm${side === 'high' ? 'High' : 'Low'}-${uuid}`;
}
