import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { GetCallerIdentityArgs } from '@pulumi/aws/getCallerIdentity.js';
import { defineFunction } from '../terms/define-function.js';

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const awsGetCallerIdentity = defineFunction<GetCallerIdentityArgs>()({
  token: 'aws:index/getCallerIdentity:getCallerIdentity',
  inputs: [],
  call: async (_inputs, { clients, call }) => {
    const { Account, Arn, UserId } = await clients.sts.send(new GetCallerIdentityCommand({}), call);
    return { id: Account, accountId: Account, arn: Arn, userId: UserId };
  },
});
