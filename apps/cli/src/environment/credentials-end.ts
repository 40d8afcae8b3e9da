import type { AwsSettings } from '../config/schema.js';

/**
 * When credentials that stand in the environment end, epoch ms. Nobody renews those, also not for a role that they
 * assume. `undefined` where they come from elsewhere, or nobody wrote down when they end: `AWS_CREDENTIAL_EXPIRATION`,
 * https://docs.aws.amazon.com/cli/latest/reference/configure/export-credentials.html
 */
export function credentialsEnd(
  env: Readonly<Record<string, string | undefined>>,
  { profile }: Pick<AwsSettings, 'profile'>,
): number | undefined {
  const { AWS_SESSION_TOKEN: token, AWS_CREDENTIAL_EXPIRATION: end, AWS_PROFILE: envProfile } = env;
  if (profile !== undefined || envProfile || !token || !end) return undefined;
  const endMs = Date.parse(end);
  return Number.isNaN(endMs) ? undefined : endMs;
}
