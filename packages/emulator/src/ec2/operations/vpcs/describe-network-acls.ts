import type { DescribeNetworkAclsRequest, DescribeNetworkAclsResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { findAll } from '../../find-all.js';
import type { FilterTable } from '../../../listing/filter-items.js';
import type { NetworkAclRecord } from '../../network/network-records.js';
import {
  associationId,
  guardedSubnets,
  networkAclEntries,
  presentNetworkAcl,
} from '../../network-acls/present-network-acl.js';
import { noneHave } from '../../filters/none-have.js';
import { selectPage, type SelectRules } from '../../select-page.js';
import { tagsOf } from '../../tags/tags.js';

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
    'association.association-id': ({ vpcId }) => guardedSubnets(state, vpcId).map(associationId),
    'association.network-acl-id': ({ networkAclId }) => networkAclId,
    'association.subnet-id': ({ vpcId }) => guardedSubnets(state, vpcId),
    default: () => true,
    'network-acl-id': ({ networkAclId }) => networkAclId,
    'owner-id': () => surroundings.account,
    'vpc-id': ({ vpcId }) => vpcId,
    ...entryFilters,
    ...noneHave('entry.icmp.code', 'entry.icmp.type', 'entry.ipv6-cidr'),
    ...noneHave('entry.port-range.from', 'entry.port-range.to'),
  },
});

const entryFilters: FilterTable<NetworkAclRecord> = {
  'entry.cidr': () => networkAclEntries.map(({ CidrBlock }) => CidrBlock),
  'entry.egress': () => networkAclEntries.map(({ Egress }) => Egress),
  'entry.protocol': () => networkAclEntries.map(({ Protocol }) => Protocol),
  'entry.rule-action': () => networkAclEntries.map(({ RuleAction }) => RuleAction),
  'entry.rule-number': () => networkAclEntries.map(({ RuleNumber }) => RuleNumber),
};
