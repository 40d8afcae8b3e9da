import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { UsageError } from '../usage-error.js';

/**
 * Stops a run in the wrong account before anything is read or changed.
 *
 * @throws {UsageError} when another account answers, or none because credentials or the endpoint are missing
 */
export async function checkAccount(sts: STSClient, want: string, signal: AbortSignal): Promise<void> {
  const have = await accountOf(sts, signal);
  if (have === want) return;
  throw new UsageError(
    `The credentials belong to account \`${have}\`, but this environment wants \`${want}\`. ` +
      'Choose other credentials (AWS_PROFILE) or correct `account` in clicamos.yaml.',
  );
}

async function accountOf(sts: STSClient, signal: AbortSignal): Promise<string | undefined> {
  try {
    return (await sts.send(new GetCallerIdentityCommand({}), { abortSignal: signal })).Account;
  } catch (cause) {
    signal.throwIfAborted();
    const { name, message } = cause as Error; // the SDK throws errors only
    throw new UsageError(
      `Cannot tell which AWS account this is: ${name}: ${message || 'no answer'}. Try: aws sts get-caller-identity`,
      {
        cause,
      },
    );
  }
}
