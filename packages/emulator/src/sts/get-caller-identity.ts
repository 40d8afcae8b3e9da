import type { GetCallerIdentityRequest, GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import type { StsContext } from './sts-context.js';

/** Whose temporary credentials signed the request; the account's root signs with all others.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export function getCallerIdentity(
  _input: GetCallerIdentityRequest,
  { account, keyring }: Pick<StsContext, 'account' | 'keyring'>,
  accessKeyId?: string,
): GetCallerIdentityResponse {
  const root = { account, userId: account, arn: `arn:aws:iam::${account}:root` };
  const key = accessKeyId === undefined ? undefined : keyring.find(accessKeyId);
  const identity = key?.identity ?? root;
  return { UserId: identity.userId, Account: identity.account, Arn: identity.arn };
}
