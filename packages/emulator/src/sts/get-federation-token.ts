import type { GetFederationTokenRequest, GetFederationTokenResponse } from '@aws-sdk/client-sts';
import { checkDuration } from './check-duration.js';
import type { StsContext } from './sts-context.js';
import { temporaryCredentials } from './temporary-credentials.js';

/** Credentials of a federated user; its policies are not looked at.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html */
export function getFederationToken(
  { Name = '', DurationSeconds = 43_200 }: GetFederationTokenRequest,
  context: StsContext,
): GetFederationTokenResponse {
  checkDuration(DurationSeconds, 129_600);
  const { account } = context;
  const identity = {
    account,
    userId: `${account}:${Name}`,
    arn: `arn:aws:sts::${account}:federated-user/${Name}`,
  };
  return {
    Credentials: temporaryCredentials(context, { identity, durationSeconds: DurationSeconds }),
    FederatedUser: { FederatedUserId: identity.userId, Arn: identity.arn },
    PackedPolicySize: 0,
  };
}
