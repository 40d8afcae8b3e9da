import type {
  DescribeScheduledActionsType,
  ScheduledActionsType,
  ScheduledUpdateGroupAction,
} from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { findGroup } from '../../group/groups.js';
import { pageOf } from '../../requests/page-of.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScheduledActions.html */
export function describeScheduledActions(
  input: DescribeScheduledActionsType,
  autoScaling: AutoScaling,
): ScheduledActionsType {
  const { AutoScalingGroupName: groupName } = input;
  const groups =
    groupName === undefined ? [...autoScaling.groups.values()] : [findGroup(autoScaling, groupName)];
  const all = groups
    .flatMap(({ scheduledActions }) => [...scheduledActions.values()].map(({ described }) => described))
    .filter((action) => isWanted(action, input));
  const { items, nextToken } = pageOf(all, {
    maxRecords: input.MaxRecords,
    nextToken: input.NextToken,
    defaultRecords: 50,
    mostRecords: 100,
  });
  return { ScheduledUpdateGroupActions: [...items], NextToken: nextToken };
}

/** With names, AWS ignores the times. */
function isWanted(action: ScheduledUpdateGroupAction, input: DescribeScheduledActionsType): boolean {
  const { ScheduledActionNames: names = [], StartTime, EndTime } = input;
  if (names.length > 0) return names.includes(action.ScheduledActionName ?? '');
  const startsAtMs = action.StartTime?.getTime();
  if (startsAtMs === undefined) return true;
  return startsAtMs >= (StartTime?.getTime() ?? -Infinity) && startsAtMs <= (EndTime?.getTime() ?? Infinity);
}
