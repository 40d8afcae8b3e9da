import type { DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { networkInterfaceRules } from '../../filters/network-interface-filters.js';
import { findAll } from '../../find-all.js';
import { networkInterfaces, notFoundNetworkInterface } from '../../network-interfaces/network-interfaces.js';
import { presentNetworkInterface } from '../../network-interfaces/present-network-interface.js';
import { selectPage } from '../../select-page.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html */
export function describeNetworkInterfaces(
  input: DescribeNetworkInterfacesRequest,
  ec2: Ec2Context,
): DescribeNetworkInterfacesResult {
  const named = findAll(networkInterfaces(ec2.state), input.NetworkInterfaceIds, {
    nameOf: ({ networkInterfaceId }) => networkInterfaceId,
    notFound: notFoundNetworkInterface,
  });
  const { items, NextToken } = selectPage(named, input, networkInterfaceRules(ec2));
  return { NetworkInterfaces: items.map((one) => presentNetworkInterface(one, ec2)), NextToken };
}
