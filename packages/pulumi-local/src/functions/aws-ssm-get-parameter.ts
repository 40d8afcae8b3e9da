import { GetParameterCommand } from '@aws-sdk/client-ssm';
import type { GetParameterArgs } from '@pulumi/aws/ssm/getParameter.js';
import { secret } from '@pulumi/pulumi';
import { defineFunction } from '../terms/define-function.js';
import { expectMade } from '../translate/expect-made.js';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
export const awsSsmGetParameter = defineFunction<GetParameterArgs>()({
  token: 'aws:ssm/getParameter:getParameter',
  inputs: ['name', 'withDecryption'],
  call: async ({ name, withDecryption = true }, { clients, region, call }) => {
    const command = new GetParameterCommand({ Name: name, WithDecryption: withDecryption });
    const found = expectMade((await clients.ssm.send(command, call)).Parameter, 'a Parameter');
    return {
      id: found.Name,
      name: found.Name,
      arn: found.ARN,
      region,
      type: found.Type,
      value: secret(found.Value),
      // As the provider does: what is not a SecureString is also there in the clear.
      insecureValue: found.Type === 'SecureString' ? '' : found.Value,
      version: found.Version,
    };
  },
});
