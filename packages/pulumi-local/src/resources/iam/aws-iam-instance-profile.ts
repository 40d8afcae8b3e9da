import { AddRoleToInstanceProfileCommand, CreateInstanceProfileCommand } from '@aws-sdk/client-iam';
import type { InstanceProfileArgs } from '@pulumi/aws/iam/instanceProfile.js';
import { defineResource } from '../../terms/define-resource.js';
import { tagList } from '../../translate/tags.js';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html */
export const awsIamInstanceProfile = defineResource<InstanceProfileArgs>()({
  type: 'aws:iam/instanceProfile:InstanceProfile',
  inputs: ['name', 'namePrefix', 'path', 'role', 'tags'],
  create: async ({ path, role, tags, ...given }, { clients, call, nameFor }) => {
    const name = nameFor(given);
    const { InstanceProfile } = await clients.iam.send(
      new CreateInstanceProfileCommand({
        InstanceProfileName: name,
        Path: path,
        Tags: tags && tagList(tags),
      }),
      call,
    );
    if (role !== undefined) {
      const add = { InstanceProfileName: name, RoleName: String(role) };
      await clients.iam.send(new AddRoleToInstanceProfileCommand(add), call);
    }
    return {
      id: name,
      outputs: { name, arn: InstanceProfile?.Arn, uniqueId: InstanceProfile?.InstanceProfileId },
    };
  },
});
