import type {
  ActivitiesType,
  Activity,
  DescribeScalingActivitiesType,
  Filter,
} from '@aws-sdk/client-auto-scaling';
import { listActivities } from '../../activities/activities.js';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { validationError } from '../../requests/errors.js';
import { findGroup } from '../../group/groups.js';
import { pageOf } from '../../requests/page-of.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScalingActivities.html */
export function describeScalingActivities(
  input: DescribeScalingActivitiesType,
  autoScaling: AutoScaling,
): ActivitiesType {
  const { AutoScalingGroupName: name, ActivityIds: ids = [], IncludeDeletedGroups = false } = input;
  if (name !== undefined && !IncludeDeletedGroups) findGroup(autoScaling, name);
  const tests = (input.Filters ?? []).map(testOf);
  const all = listActivities(autoScaling)
    .filter((activity) => name === undefined || activity.AutoScalingGroupName === name)
    .filter((activity) => ids.length === 0 || ids.includes(activity.ActivityId ?? ''))
    .filter((activity) => IncludeDeletedGroups || activity.AutoScalingGroupState === undefined)
    .filter((activity) => tests.every((test) => test(activity)));
  const { items, nextToken } = pageOf(all, {
    maxRecords: input.MaxRecords,
    nextToken: input.NextToken,
    defaultRecords: 100,
    mostRecords: 100,
  });
  return { Activities: [...items], NextToken: nextToken };
}

type Test = (activity: Activity) => boolean;

function testOf({ Name, Values = [] }: Filter): Test {
  const startedAt = ({ StartTime }: Activity) => StartTime?.getTime() ?? 0;
  const bounds = Values.map((value) => Date.parse(value));
  switch (Name) {
    case 'Status':
      return ({ StatusCode = '' }) => Values.includes(StatusCode);
    case 'StartTimeLowerBound':
      return (activity) => bounds.every((bound) => startedAt(activity) >= bound);
    case 'StartTimeUpperBound':
      return (activity) => bounds.every((bound) => startedAt(activity) <= bound);
    default:
      throw validationError(
        `Filter type ${Name} is not correct. Allowed Filter types are: [StartTimeLowerBound, StartTimeUpperBound, Status]`,
      );
  }
}
