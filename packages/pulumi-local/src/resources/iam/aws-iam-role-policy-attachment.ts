import { AttachRolePolicyCommand } from '@aws-sdk/client-iam';
import type { RolePolicyAttachmentArgs } from '@pulumi/aws/iam/rolePolicyAttachment.js';
import { defineResource } from '../../terms/define-resource.js';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html */
export const awsIamRolePolicyAttachment = defineResource<RolePolicyAttachmentArgs>()({
  type: 'aws:iam/rolePolicyAttachment:RolePolicyAttachment',
  inputs: ['role', 'policyArn'],
  create: async ({ role, policyArn }, { clients, call }) => {
    const attach = { RoleName: String(role), PolicyArn: policyArn };
    await clients.iam.send(new AttachRolePolicyCommand(attach), call);
    return { id: `${attach.RoleName}/${policyArn}`, outputs: {} };
  },
});
