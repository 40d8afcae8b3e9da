import type { DescribeNetworkAclsRequest, DescribeNetworkAclsResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../aws-error.js';
import type { Ec2Context } from '../ec2-context.js';
import { findAll } from '../find-all.js';
import type { NetworkAclRecord } from '../network/network-records.js';
import { guardedSubnets, presentNetworkAcl } from '../network-acls/present-network-acl.js';
import { selectPage, type SelectRules } from '../select-page.js';
import { tagsOf } from '../tags/tags.js';

/**
 * Each VPC's default ACL: there are no others.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkAcls.html
 */
export function describeNetworkAcls(
  input: DescribeNetworkAclsRequest,
  ec2: Ec2Context,
): DescribeNetworkAclsResult {
  const named = findAll(ec2.state.networkAcls.values(), input.NetworkAclIds, {
    nameOf: ({ networkAclId }) => networkAclId,
    notFound: (id) =>
      new AwsError('InvalidNetworkAclID.NotFound', `The networkAcl ID '${id}' does not exist`),
  });
  const { items, NextToken } = selectPage(named, input, rulesOf(ec2));
  return { NetworkAcls: items.map((acl) => presentNetworkAcl(acl, ec2)), NextToken };
}

const rulesOf = ({ state, surroundings }: Ec2Context): SelectRules<NetworkAclRecord> => ({
  tags: ({ networkAclId }) => tagsOf(state, networkAclId),
  table: {
    'association.network-acl-id': ({ networkAclId }) => networkAclId,
    'association.subnet-id': ({ vpcId }) => guardedSubnets(state, vpcId),
    default: () => true,
    'network-acl-id': ({ networkAclId }) => networkAclId,
    'owner-id': () => surroundings.account,
    'vpc-id': ({ vpcId }) => vpcId,
  },
});
