import type { DescribeVpcAttributeRequest, DescribeVpcAttributeResult } from '@aws-sdk/client-ec2';
import { assertNever } from '../../../assert-never.js';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { findVpc } from '../../network/find-network.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html */
export function describeVpcAttribute(
  input: DescribeVpcAttributeRequest,
  { state }: Ec2Context,
): DescribeVpcAttributeResult {
  const vpc = findVpc(state, required(input.VpcId, 'VpcId'));
  const { vpcId: VpcId } = vpc;
  const attribute = required(input.Attribute, 'Attribute');
  switch (attribute) {
    case 'enableDnsHostnames':
      return { VpcId, EnableDnsHostnames: { Value: vpc.enableDnsHostnames } };
    case 'enableDnsSupport':
      return { VpcId, EnableDnsSupport: { Value: vpc.enableDnsSupport } };
    case 'enableNetworkAddressUsageMetrics':
      return { VpcId, EnableNetworkAddressUsageMetrics: { Value: vpc.enableNetworkAddressUsageMetrics } };
    default:
      return assertNever(attribute);
  }
}
