import type { GetFederationTokenRequest, GetFederationTokenResponse } from '@aws-sdk/client-sts';
import type { Surroundings } from '../service.js';
import { checkDuration } from './check-duration.js';
import { temporaryCredentials } from './temporary-credentials.js';

/** Credentials of a federated user; its policies are not looked at.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html */
export function getFederationToken(
  { Name = '', DurationSeconds = 43_200 }: GetFederationTokenRequest,
  surroundings: Pick<Surroundings, 'account' | 'time'>,
): GetFederationTokenResponse {
  checkDuration(DurationSeconds, 129_600);
  const { account } = surroundings;
  return {
    Credentials: temporaryCredentials(surroundings, DurationSeconds),
    FederatedUser: {
      FederatedUserId: `${account}:${Name}`,
      Arn: `arn:aws:sts::${account}:federated-user/${Name}`,
    },
    PackedPolicySize: 0,
  };
}
