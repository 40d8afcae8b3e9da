import type {
  DescribeInstanceCreditSpecificationsRequest,
  DescribeInstanceCreditSpecificationsResult,
} from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { findInstances } from '../../instances/find-instances.js';
import { selectPage } from '../../select-page.js';

/** Burstable families. */
const burstable = /^t\d/;

/**
 * Burstable instances only: `unlimited` unless their launch says otherwise, T2 `standard`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceCreditSpecifications.html
 */
export function describeInstanceCreditSpecifications(
  input: DescribeInstanceCreditSpecificationsRequest,
  { state }: Ec2Context,
): DescribeInstanceCreditSpecificationsResult {
  const named = input.InstanceIds?.length
    ? findInstances(state, input.InstanceIds)
    : [...state.instances.values()];
  const bursting = named.filter((one) => one.state !== 'terminated' && burstable.test(one.instanceType));
  const { items, NextToken } = selectPage(bursting, input, {
    table: { 'instance-id': ({ instanceId }) => instanceId },
  });
  const InstanceCreditSpecifications = items.map(({ instanceId, instanceType, cpuCredits }) => ({
    InstanceId: instanceId,
    CpuCredits: cpuCredits ?? (instanceType.startsWith('t2.') ? 'standard' : 'unlimited'),
  }));
  return { InstanceCreditSpecifications, NextToken };
}
