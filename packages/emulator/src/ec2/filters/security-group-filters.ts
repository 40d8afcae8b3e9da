import type { Ec2Context } from '../ec2-context.js';
import { findGroup, rulesOfGroup } from '../security-groups/find-group.js';
import type {
  RulePeer,
  SecurityGroupRecord,
  SecurityGroupRuleRecord,
} from '../security-groups/security-group-records.js';
import type { SelectRules } from '../select-page.js';
import type { FilterTable } from '../../listing/filter-items.js';
import { tagsOf } from '../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html */
export const securityGroupRules = (ec2: Ec2Context): SelectRules<SecurityGroupRecord> => ({
  tags: ({ groupId }) => tagsOf(ec2.state, groupId),
  table: {
    'group-id': ({ groupId }) => groupId,
    'group-name': ({ groupName }) => groupName,
    description: ({ description }) => description,
    'owner-id': () => ec2.surroundings.account,
    'vpc-id': ({ vpcId }) => vpcId,
    ...permissionFilters('', { ec2, isEgress: false }),
    ...permissionFilters('egress.', { ec2, isEgress: true }),
  },
});

/** `ip-permission.*` and `egress.ip-permission.*`: the values of all rules of one direction. */
function permissionFilters(
  prefix: string,
  { ec2, isEgress }: { readonly ec2: Ec2Context; readonly isEgress: boolean },
): FilterTable<SecurityGroupRecord> {
  type ValueOf = (rule: SecurityGroupRuleRecord) => string | number | undefined;
  const ofRules = (valueOf: ValueOf) => (group: SecurityGroupRecord) =>
    rulesOfGroup(ec2.state, group.groupId)
      .filter((rule) => rule.isEgress === isEgress)
      .map(valueOf);
  const valuesOf: Readonly<Record<string, ValueOf>> = {
    cidr: ({ peer }) => cidrOf(peer, 'ipv4'),
    'ipv6-cidr': ({ peer }) => cidrOf(peer, 'ipv6'),
    'from-port': ({ fromPort }) => fromPort,
    'to-port': ({ toPort }) => toPort,
    protocol: ({ protocol }) => protocol,
    'prefix-list-id': ({ peer }) => (peer.kind === 'prefixList' ? peer.prefixListId : undefined),
    'group-id': ({ peer }) => (peer.kind === 'group' ? peer.groupId : undefined),
    'group-name': ({ peer }) =>
      peer.kind === 'group' ? findGroup(ec2.state, peer.groupId).groupName : undefined,
    'user-id': ({ peer }) => (peer.kind === 'group' ? ec2.surroundings.account : undefined),
  };
  return Object.fromEntries(
    Object.entries(valuesOf).map(([name, valueOf]) => [`${prefix}ip-permission.${name}`, ofRules(valueOf)]),
  );
}

const cidrOf = (peer: RulePeer, kind: 'ipv4' | 'ipv6') => (peer.kind === kind ? peer.cidr : undefined);
