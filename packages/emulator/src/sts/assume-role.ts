import type { AssumeRoleRequest, AssumeRoleResponse } from '@aws-sdk/client-sts';
import { AwsError } from '../service/aws-error.js';
import { randomText } from '../access/access-key.js';
import { checkDuration } from './check-duration.js';
import type { StsContext } from './sts-context.js';
import { temporaryCredentials } from './temporary-credentials.js';

const roleArn = /^arn:aws[\w-]*:iam::(\d{12}):role\/(?:[!-~]*\/)?([\w+=,.@-]{1,64})$/;

/** Credentials of a role; whether there is such a role, and whom it trusts, is not asked.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export function assumeRole(
  { RoleArn = '', RoleSessionName = '', DurationSeconds = 3_600 }: AssumeRoleRequest,
  context: StsContext,
): AssumeRoleResponse {
  const [, account, role] = roleArn.exec(RoleArn) ?? [];
  if (account === undefined) throw new AwsError('ValidationError', `${RoleArn} is invalid`);
  checkDuration(DurationSeconds, 43_200);
  const identity = {
    account,
    userId: `AROA${randomText(17)}:${RoleSessionName}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${RoleSessionName}`,
  };
  return {
    Credentials: temporaryCredentials(context, { identity, durationSeconds: DurationSeconds }),
    AssumedRoleUser: { AssumedRoleId: identity.userId, Arn: identity.arn },
  };
}
