import type {
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { findAll } from '../../find-all.js';
import { presentRule } from '../../security-groups/present-rules.js';
import type { SecurityGroupRuleRecord } from '../../security-groups/security-group-records.js';
import { selectPage, type SelectRules } from '../../select-page.js';
import { tagsOf } from '../../tags/tags.js';

const notFound = (id: string) =>
  new AwsError('InvalidSecurityGroupRuleId.NotFound', `The security group rule ID '${id}' does not exist`);

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupRules.html */
export function describeSecurityGroupRules(
  input: DescribeSecurityGroupRulesRequest,
  ec2: Ec2Context,
): DescribeSecurityGroupRulesResult {
  const named = findAll(ec2.state.securityGroupRules.values(), input.SecurityGroupRuleIds, {
    nameOf: ({ ruleId }) => ruleId,
    notFound,
  });
  const { items, NextToken } = selectPage(named, input, rulesOf(ec2));
  return { SecurityGroupRules: items.map((rule) => presentRule(rule, ec2)), NextToken };
}

const rulesOf = ({ state }: Ec2Context): SelectRules<SecurityGroupRuleRecord> => ({
  tags: ({ ruleId }) => tagsOf(state, ruleId),
  table: {
    'group-id': ({ groupId }) => groupId,
    'security-group-rule-id': ({ ruleId }) => ruleId,
  },
});
