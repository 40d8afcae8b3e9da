import type { DescribeTagsType, TagDescription, TagsType } from '@aws-sdk/client-auto-scaling';
import { filterItems, type FilterTable } from '../../../listing/filter-items.js';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { describeTag } from '../../describe/describe-group.js';
import { withVisibleTags } from '../../doubts/with-visible-tags.js';
import { validationError } from '../../requests/errors.js';
import { pageOf } from '../../requests/page-of.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeTags.html */
export function describeTags(input: DescribeTagsType, autoScaling: AutoScaling): TagsType {
  const all = withVisibleTags(autoScaling).flatMap((group) =>
    [...group.tags.values()].map((tag) => describeTag(group.name, tag)),
  );
  const { items, nextToken } = pageOf(filterItems(all, input.Filters, { table, unknownFilter }), {
    maxRecords: input.MaxRecords,
    nextToken: input.NextToken,
    defaultRecords: 50,
    mostRecords: 100,
  });
  return { Tags: [...items], NextToken: nextToken };
}

const table: FilterTable<TagDescription> = {
  'auto-scaling-group': ({ ResourceId }) => ResourceId,
  key: ({ Key }) => Key,
  value: ({ Value }) => Value,
  'propagate-at-launch': ({ PropagateAtLaunch }) => PropagateAtLaunch,
};

const unknownFilter = (name: string) =>
  validationError(
    `Filter type ${name} is not correct. Allowed Filter types are: [${Object.keys(table).join(', ')}]`,
  );
