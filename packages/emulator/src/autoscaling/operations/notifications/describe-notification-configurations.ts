import type {
  DescribeNotificationConfigurationsAnswer,
  DescribeNotificationConfigurationsType,
} from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { pageOf } from '../../requests/page-of.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeNotificationConfigurations.html */
export function describeNotificationConfigurations(
  input: DescribeNotificationConfigurationsType,
  { groups }: AutoScaling,
): DescribeNotificationConfigurationsAnswer {
  const names = input.AutoScalingGroupNames ?? [];
  const all = [...groups.values()]
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .flatMap(({ notifications }) => notifications);
  const { items, nextToken } = pageOf(all, {
    maxRecords: input.MaxRecords,
    nextToken: input.NextToken,
    defaultRecords: 50,
    mostRecords: 100,
  });
  return { NotificationConfigurations: [...items], NextToken: nextToken };
}
