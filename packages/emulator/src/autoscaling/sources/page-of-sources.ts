import type { DescribeTrafficSourcesRequest } from '@aws-sdk/client-auto-scaling';
import type { Page } from '../../service/paginate.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { AttachmentState } from '../group/group.js';
import { findGroup } from '../group/groups.js';
import { pageOf } from '../requests/page-of.js';
import { sourceType } from './source-type.js';

interface Attached {
  readonly source: string;
  readonly state: AttachmentState;
}

/** One page of a group's traffic sources; those of one type, if it is named. */
export function pageOfSources(
  autoScaling: AutoScaling,
  input: Pick<DescribeTrafficSourcesRequest, 'AutoScalingGroupName' | 'MaxRecords' | 'NextToken'>,
  type: string | undefined,
): Page<Attached> {
  const group = findGroup(autoScaling, input.AutoScalingGroupName);
  const all = [...group.trafficSources]
    .map(([source, state]) => ({ source, state }))
    .filter(({ source }) => type === undefined || sourceType(source) === type);
  return pageOf(all, {
    maxRecords: input.MaxRecords,
    nextToken: input.NextToken,
    defaultRecords: 100,
    mostRecords: 100,
  });
}
