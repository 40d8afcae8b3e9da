import { type ParameterTier, type ParameterType, PutParameterCommand } from '@aws-sdk/client-ssm';
import type { ParameterArgs } from '@pulumi/aws/ssm/parameter.js';
import { defineResource } from '../../terms/define-resource.js';
import { tagList } from '../../translate/tags.js';
import { toAwsEnum } from '../../translate/to-aws.js';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
export const awsSsmParameter = defineResource<ParameterArgs>()({
  type: 'aws:ssm/parameter:Parameter',
  inputs: [
    'name',
    'type',
    'value',
    'insecureValue',
    'description',
    'dataType',
    'keyId',
    'tier',
    'allowedPattern',
    'overwrite',
    'tags',
  ],
  create: async (inputs, { clients, call, nameFor }) => {
    const name = nameFor(inputs);
    const { value = inputs.insecureValue, overwrite } = inputs;
    const { Version } = await clients.ssm.send(
      new PutParameterCommand({
        Name: name,
        Type: toAwsEnum<ParameterType>(inputs.type),
        Value: value,
        Description: inputs.description,
        DataType: inputs.dataType,
        KeyId: inputs.keyId,
        Tier: toAwsEnum<ParameterTier>(inputs.tier),
        AllowedPattern: inputs.allowedPattern,
        Overwrite: overwrite,
        // AWS takes tags with a new parameter only.
        Tags: inputs.tags && !overwrite ? tagList(inputs.tags) : undefined,
      }),
      call,
    );
    return { id: name, outputs: { name, value, version: Version } };
  },
});
