import type { DesiredConfiguration, InstanceRefresh as AwsRefresh } from '@aws-sdk/client-auto-scaling';
import type { InstanceRefresh, TemplateSource } from '../../../cloud/instance-refresh.js';
import { partOf } from '../part-of.js';

const operation = 'DescribeInstanceRefreshes';

/** A refresh as `DescribeInstanceRefreshes` answers it, in the engine's terms. */
export function toInstanceRefresh(refresh: AwsRefresh): InstanceRefresh {
  return {
    id: partOf(operation, refresh, 'InstanceRefreshId'),
    status: partOf(operation, refresh, 'Status'),
    reason: refresh.StatusReason,
    percentComplete: refresh.PercentageComplete ?? 0,
    instancesLeft: refresh.InstancesToUpdate ?? 0,
    desired: toSource(refresh.DesiredConfiguration),
  };
}

function toSource({ LaunchTemplate, MixedInstancesPolicy }: DesiredConfiguration = {}):
  | TemplateSource
  | undefined {
  const template = LaunchTemplate ?? MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;
  const { LaunchTemplateId: templateId, Version: version = '' } = template ?? {};
  return templateId === undefined || !/^\d+$/.test(version)
    ? undefined
    : { templateId, version: Number(version) };
}
