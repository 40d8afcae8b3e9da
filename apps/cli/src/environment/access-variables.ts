import type { Environment } from './environment.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** What would win over a profile that is named. */
const ofOthers = {
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_SESSION_TOKEN: undefined,
  AWS_PROFILE: undefined,
  AWS_DEFAULT_PROFILE: undefined,
};

/**
 * An environment in which another program reaches AWS as this one does: with the configuration's profile, or with
 * credentials of its role for an hour. Without either, the user's own.
 */
export async function accessVariables(
  { settings, clients }: Pick<Environment, 'settings' | 'clients'>,
  env: Variables,
): Promise<Variables> {
  if (settings.cloud !== 'aws') return env;
  const { profile, roleArn } = settings;
  if (roleArn === undefined)
    return profile === undefined ? env : { ...env, ...ofOthers, AWS_PROFILE: profile };
  const { accessKeyId, secretAccessKey, sessionToken } = await clients.sts.config.credentials();
  return {
    ...env,
    ...ofOthers,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  };
}
