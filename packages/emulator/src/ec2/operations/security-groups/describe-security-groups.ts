import type {
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult,
  SecurityGroup,
} from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { securityGroupRules } from '../../filters/security-group-filters.js';
import { findGroupByName, findGroup, rulesOfGroup } from '../../security-groups/find-group.js';
import { groupArn } from '../../security-groups/group-arn.js';
import { presentPermissions } from '../../security-groups/present-rules.js';
import type { SecurityGroupRecord } from '../../security-groups/security-group-records.js';
import { selectPage } from '../../select-page.js';
import { tagList } from '../../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html */
export function describeSecurityGroups(
  input: DescribeSecurityGroupsRequest,
  ec2: Ec2Context,
): DescribeSecurityGroupsResult {
  const { items, NextToken } = selectPage(namedGroups(input, ec2), input, securityGroupRules(ec2));
  return { SecurityGroups: items.map((group) => presentGroup(group, ec2)), NextToken };
}

function namedGroups(
  input: DescribeSecurityGroupsRequest,
  { state }: Ec2Context,
): readonly SecurityGroupRecord[] {
  const { GroupIds = [], GroupNames = [] } = input;
  if (GroupIds.length === 0 && GroupNames.length === 0) return [...state.securityGroups.values()];
  const ids = GroupIds.map((id) => findGroup(state, id));
  const names = GroupNames.map((name) => findGroupByName(state, name));
  return [...new Set([...ids, ...names])];
}

function presentGroup(group: SecurityGroupRecord, { state, surroundings }: Ec2Context): SecurityGroup {
  const rules = rulesOfGroup(state, group.groupId);
  const { account } = surroundings;
  return {
    GroupId: group.groupId,
    GroupName: group.groupName,
    Description: group.description,
    VpcId: group.vpcId,
    OwnerId: account,
    SecurityGroupArn: groupArn(surroundings, group.groupId),
    IpPermissions: presentPermissions(
      rules.filter(({ isEgress }) => !isEgress),
      account,
    ),
    IpPermissionsEgress: presentPermissions(
      rules.filter(({ isEgress }) => isEgress),
      account,
    ),
    Tags: tagList(state, group.groupId),
  };
}
