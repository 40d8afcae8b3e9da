import { PutRolePolicyCommand } from '@aws-sdk/client-iam';
import type { RolePolicyArgs } from '@pulumi/aws/iam/rolePolicy.js';
import { defineResource } from '../../terms/define-resource.js';
import { policyText } from '../../translate/policy-text.js';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
export const awsIamRolePolicy = defineResource<RolePolicyArgs>()({
  type: 'aws:iam/rolePolicy:RolePolicy',
  inputs: ['name', 'namePrefix', 'role', 'policy'],
  create: async ({ role, policy, ...given }, { clients, call, nameFor }) => {
    const name = nameFor(given);
    const put = { RoleName: String(role), PolicyName: name, PolicyDocument: policyText(policy) };
    await clients.iam.send(new PutRolePolicyCommand(put), call);
    return { id: `${put.RoleName}:${name}`, outputs: { name } };
  },
});
