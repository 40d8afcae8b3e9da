import type { TagSpecification } from '@aws-sdk/client-ec2';
import { AwsError } from '../../service/aws-error.js';
import type { Ec2Context } from '../ec2-context.js';
import { invalidParameterValue } from '../errors.js';
import { stopIfDryRun } from '../stop-if-dry-run.js';
import { specifiedTags } from '../tags/specified-tags.js';
import { addTags } from '../tags/tags.js';
import { findNamedGroup, rulesOfGroup } from './find-group.js';
import { readPermissions, type PermissionsRequest } from './read-permissions.js';
import { ruleKey, ruleText } from './rule-text.js';
import type { RuleSpecification, SecurityGroupRuleRecord } from './security-group-records.js';

export interface AuthorizeRequest extends PermissionsRequest {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
  readonly DryRun?: boolean | undefined;
}

/** Adds all rules of a request or none. Throws `InvalidPermission.Duplicate` for one that exists. */
export function authorize(
  input: AuthorizeRequest,
  { ec2, isEgress }: { readonly ec2: Ec2Context; readonly isEgress: boolean },
): readonly SecurityGroupRuleRecord[] {
  const { state, surroundings } = ec2;
  const { groupId } = findNamedGroup(state, input);
  const specifications = readPermissions(state, input);
  const tags = specifiedTags(input.TagSpecifications, { type: 'security-group-rule' });
  checkAreNew(
    specifications,
    rulesOfGroup(state, groupId).filter((rule) => rule.isEgress === isEgress),
  );
  stopIfDryRun(input);
  return specifications.map((specification) => {
    const rule = { ruleId: surroundings.newId('sgr'), groupId, isEgress, ...specification };
    state.securityGroupRules.set(rule.ruleId, rule);
    addTags(state, rule.ruleId, tags);
    return rule;
  });
}

function checkAreNew(added: readonly RuleSpecification[], existing: readonly RuleSpecification[]): void {
  if (new Set(added.map(ruleKey)).size < added.length) {
    throw invalidParameterValue('The same permission must not appear multiple times');
  }
  const known = new Set(existing.map(ruleKey));
  const duplicate = added.find((rule) => known.has(ruleKey(rule)));
  if (!duplicate) return;
  throw new AwsError(
    'InvalidPermission.Duplicate',
    `the specified rule ${ruleText(duplicate)} already exists`,
  );
}
