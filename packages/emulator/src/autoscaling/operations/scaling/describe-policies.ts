import type { DescribePoliciesType, PoliciesType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { findGroup } from '../../group/groups.js';
import { pageOf } from '../../requests/page-of.js';
import { alarmsOf } from '../../tracking/alarms.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribePolicies.html */
export function describePolicies(input: DescribePoliciesType, autoScaling: AutoScaling): PoliciesType {
  const { AutoScalingGroupName: groupName, PolicyNames: names = [], PolicyTypes: types = [] } = input;
  const groups =
    groupName === undefined ? [...autoScaling.groups.values()] : [findGroup(autoScaling, groupName)];
  const all = groups
    .flatMap(({ policies }) => [...policies.values()])
    .filter(
      ({ PolicyName = '', PolicyARN = '' }) =>
        names.length === 0 || names.includes(PolicyName) || names.includes(PolicyARN),
    )
    .filter(({ PolicyType = '' }) => types.length === 0 || types.includes(PolicyType));
  const { items, nextToken } = pageOf(all, {
    maxRecords: input.MaxRecords,
    nextToken: input.NextToken,
    defaultRecords: 50,
    mostRecords: 100,
  });
  const ScalingPolicies = items.map((policy) => ({ ...policy, Alarms: alarmsOf(autoScaling, policy) }));
  return { ScalingPolicies, NextToken: nextToken };
}
