import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';

/** Credentials as an SDK client takes them. */
export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/**
 * Credentials of a role, for an hour; a client asks again before they expire.
 *
 * @param sts with the credentials of whoever may assume it
 */
export function assumeRole(
  sts: Pick<STSClient, 'send'>,
  roleArn: string,
): () => Promise<TemporaryCredentials> {
  return async () => {
    const command = new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'clicamos' });
    const { Credentials } = await sts.send(command);
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration)
      throw new Error(`AssumeRole of \`${roleArn}\` answered no credentials`);
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration,
    };
  };
}
