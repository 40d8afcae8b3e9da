import type { DescribeTagsRequest, DescribeTagsResult, ResourceType } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { selectPage, type SelectRules } from '../../select-page.js';
import { kindOf } from '../../tags/resource-kinds.js';
import type { Ec2State } from '../../state.js';

interface TagRow {
  readonly resourceId: string;
  readonly type: string;
  readonly key: string;
  readonly value: string;
}

const rules: SelectRules<TagRow> = {
  tags: ({ key, value }) => new Map([[key, value]]),
  table: {
    key: ({ key }) => key,
    value: ({ value }) => value,
    'resource-id': ({ resourceId }) => resourceId,
    'resource-type': ({ type }) => type,
  },
};

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html */
export function describeTags(input: DescribeTagsRequest, { state }: Ec2Context): DescribeTagsResult {
  const { items, NextToken } = selectPage(tagRows(state), input, rules);
  const Tags = items.map(({ resourceId, type, key, value }) => ({
    ResourceId: resourceId,
    // The table of kinds holds AWS's own names.
    ResourceType: type as ResourceType,
    Key: key,
    Value: value,
  }));
  return { Tags, NextToken };
}

const tagRows = ({ tags }: Ec2State): readonly TagRow[] =>
  [...tags].flatMap(([resourceId, ofResource]) =>
    [...ofResource].map(([key, value]) => ({ resourceId, type: kindOf(resourceId).type, key, value })),
  );
