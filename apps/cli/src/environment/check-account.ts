import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { explainNoAccount, type Access } from '../aws-access/explain-no-account.js';
import { UsageError } from '../usage-error.js';

export interface WantedAccount extends Access {
  /** Its 12 digits. */
  readonly account: string;
  readonly signal: AbortSignal;
}

/**
 * Stops a run in the wrong account before anything is read or changed.
 *
 * @throws {UsageError} when another account answers, or none because credentials or the endpoint are missing
 */
export async function checkAccount(sts: STSClient, wanted: WantedAccount): Promise<void> {
  const { account } = wanted;
  const have = await accountOf(sts, wanted);
  if (have === account) return;
  throw new UsageError(
    `The credentials belong to account \`${have}\`, but this environment wants \`${account}\`. ` +
      'Choose other credentials (AWS_PROFILE, or `profile` or `roleArn` in clicamos.yaml) or correct `account`.',
  );
}

async function accountOf(sts: STSClient, { signal, ...access }: WantedAccount): Promise<string | undefined> {
  try {
    return (await sts.send(new GetCallerIdentityCommand({}), { abortSignal: signal })).Account;
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof UsageError || !(cause instanceof Error)) throw cause;
    throw new UsageError(explainNoAccount(cause, access), { cause });
  }
}
