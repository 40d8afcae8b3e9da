import type { CreateSecurityGroupRequest, CreateSecurityGroupResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue, required } from '../../errors.js';
import { findDefaultVpc, findVpc } from '../../network/find-network.js';
import { createGroup } from '../../security-groups/create-group.js';
import { groupArn } from '../../security-groups/group-arn.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { specifiedTags } from '../../tags/specified-tags.js';
import { addTags, tagList } from '../../tags/tags.js';
import type { Ec2State } from '../../state.js';

const allowed = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/;

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
export function createSecurityGroup(
  input: CreateSecurityGroupRequest,
  ec2: Ec2Context,
): CreateSecurityGroupResult {
  const { state, surroundings } = ec2;
  const groupName = checkName(required(input.GroupName, 'GroupName'));
  const description = checkDescription(required(input.Description, 'GroupDescription'));
  const { vpcId } = input.VpcId ? findVpc(state, input.VpcId) : findDefaultVpc(state);
  const tags = specifiedTags(input.TagSpecifications, { type: 'security-group' });
  checkIsNew(state, { groupName, vpcId });
  stopIfDryRun(input);
  const group = { groupName, description, vpcId };
  const groupId = createGroup(state, { group, newId: surroundings.newId });
  addTags(state, groupId, tags);
  return {
    GroupId: groupId,
    SecurityGroupArn: groupArn(surroundings, groupId),
    Tags: tagList(state, groupId),
  };
}

function checkName(name: string): string {
  if (name.startsWith('sg-')) {
    throw invalidParameterValue(
      `Value (${name}) for parameter GroupName is invalid. Group names may not be in the format sg-*`,
    );
  }
  if (name === 'default') throw invalidParameterValue('Cannot use reserved security group name: default');
  if (!allowed.test(name)) {
    throw invalidParameterValue(
      `Value (${name}) for parameter GroupName is invalid. Character sets beyond ASCII are not supported.`,
    );
  }
  return name;
}

function checkDescription(description: string): string {
  if (allowed.test(description)) return description;
  throw invalidParameterValue(
    `Value (${description}) for parameter GroupDescription is invalid. Character sets beyond ASCII are not supported.`,
  );
}

function checkIsNew(
  { securityGroups }: Ec2State,
  { groupName, vpcId }: { readonly groupName: string; readonly vpcId: string },
): void {
  const taken = [...securityGroups.values()].some(
    (one) => one.groupName === groupName && one.vpcId === vpcId,
  );
  if (!taken) return;
  throw new AwsError(
    'InvalidGroup.Duplicate',
    `The security group '${groupName}' already exists for VPC '${vpcId}'`,
  );
}
