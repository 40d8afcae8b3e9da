import type { GetCallerIdentityRequest, GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import type { Surroundings } from '../service.js';

/** Who calls: the account's root. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export function getCallerIdentity(
  _input: GetCallerIdentityRequest,
  { account }: Pick<Surroundings, 'account'>,
): GetCallerIdentityResponse {
  return { UserId: account, Account: account, Arn: `arn:aws:iam::${account}:root` };
}
