import type { LaunchConfigurationNamesType, LaunchConfigurationsType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { pageOf } from '../../requests/page-of.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeLaunchConfigurations.html */
export function describeLaunchConfigurations(
  input: LaunchConfigurationNamesType,
  { launchConfigurations }: AutoScaling,
): LaunchConfigurationsType {
  const names = input.LaunchConfigurationNames ?? [];
  const asked = [...launchConfigurations.values()].filter(
    ({ LaunchConfigurationName: name = '' }) => names.length === 0 || names.includes(name),
  );
  const { items, nextToken } = pageOf(asked, {
    maxRecords: input.MaxRecords,
    nextToken: input.NextToken,
    defaultRecords: 50,
    mostRecords: 100,
  });
  return { LaunchConfigurations: [...items], NextToken: nextToken };
}
