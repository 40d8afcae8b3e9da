import type { ModifyVpcAttributeRequest } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue, required } from '../../errors.js';
import { findVpc } from '../../network/find-network.js';
import { oneAttribute } from '../../network/one-attribute.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html */
export function modifyVpcAttribute(input: ModifyVpcAttributeRequest, { state }: Ec2Context): object {
  const vpc = findVpc(state, required(input.VpcId, 'VpcId'));
  const { EnableDnsHostnames, EnableDnsSupport, EnableNetworkAddressUsageMetrics } = input;
  oneAttribute(input, ['EnableDnsHostnames', 'EnableDnsSupport', 'EnableNetworkAddressUsageMetrics']);
  const changed = {
    ...vpc,
    enableDnsHostnames: EnableDnsHostnames?.Value ?? vpc.enableDnsHostnames,
    enableDnsSupport: EnableDnsSupport?.Value ?? vpc.enableDnsSupport,
    enableNetworkAddressUsageMetrics:
      EnableNetworkAddressUsageMetrics?.Value ?? vpc.enableNetworkAddressUsageMetrics,
  };
  if (EnableDnsHostnames?.Value && !vpc.enableDnsSupport) {
    throw invalidParameterValue('You cannot enable DNS hostnames if DNS support is not enabled for the VPC.');
  }
  state.vpcs.set(vpc.vpcId, changed);
  return {};
}
