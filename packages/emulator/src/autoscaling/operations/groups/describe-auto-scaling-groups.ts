import type { AutoScalingGroupNamesType, AutoScalingGroupsType } from '@aws-sdk/client-auto-scaling';
import { filterItems } from '../../../listing/filter-items.js';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { describeGroup } from '../../describe/describe-group.js';
import { withVisibleTags } from '../../doubts/with-visible-tags.js';
import { validationError } from '../../requests/errors.js';
import type { Group } from '../../group/group.js';
import { pageOf } from '../../requests/page-of.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingGroups.html */
export function describeAutoScalingGroups(
  input: AutoScalingGroupNamesType,
  autoScaling: AutoScaling,
): AutoScalingGroupsType {
  const names = input.AutoScalingGroupNames ?? [];
  const all = withVisibleTags(autoScaling).filter(({ name }) => names.length === 0 || names.includes(name));
  const { items, nextToken } = pageOf(
    filterItems(all, input.Filters, { table: {}, tags: tagsOf, unknownFilter }),
    {
      maxRecords: input.MaxRecords,
      nextToken: input.NextToken,
      defaultRecords: 50,
      mostRecords: 100,
    },
  );
  const withInstances = input.IncludeInstances ?? true;
  return {
    AutoScalingGroups: items.map((group) => describeGroup(group, { withInstances })),
    NextToken: nextToken,
  };
}

const tagsOf = ({ tags }: Group) => new Map([...tags.values()].map(({ key, value }) => [key, value]));

const unknownFilter = (name: string) =>
  validationError(
    `Filter type ${name} is not correct. Allowed Filter types are: [tag-key, tag-value, tag:<key>]`,
  );
