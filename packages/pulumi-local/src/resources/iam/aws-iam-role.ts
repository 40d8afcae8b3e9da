import { CreateRoleCommand } from '@aws-sdk/client-iam';
import type { RoleArgs } from '@pulumi/aws/iam/role.js';
import { defineResource } from '../../terms/define-resource.js';
import { policyText } from '../../translate/policy-text.js';
import { tagList } from '../../translate/tags.js';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const awsIamRole = defineResource<RoleArgs>()({
  type: 'aws:iam/role:Role',
  inputs: [
    'name',
    'namePrefix',
    'assumeRolePolicy',
    'description',
    'path',
    'maxSessionDuration',
    'permissionsBoundary',
    'tags',
  ],
  laterInputs: ['forceDetachPolicies'],
  create: async (inputs, { clients, call, nameFor }) => {
    const name = nameFor(inputs);
    const { Role } = await clients.iam.send(
      new CreateRoleCommand({
        RoleName: name,
        AssumeRolePolicyDocument: policyText(inputs.assumeRolePolicy),
        Description: inputs.description,
        Path: inputs.path,
        MaxSessionDuration: inputs.maxSessionDuration,
        PermissionsBoundary: inputs.permissionsBoundary,
        Tags: inputs.tags && tagList(inputs.tags),
      }),
      call,
    );
    return {
      id: name,
      outputs: { name, arn: Role?.Arn, uniqueId: Role?.RoleId, createDate: Role?.CreateDate?.toISOString() },
    };
  },
});
