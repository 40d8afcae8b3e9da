import { loadSharedConfigFiles } from '@smithy/core/config';
import { UsageError } from '../usage-error.js';

/** A profile of the user's AWS configuration that is wanted. */
export interface WantedProfile {
  readonly name: string;
  /** Who names it, as a sentence says it: `AWS_PROFILE`. */
  readonly by: string;
}

/** What of a profile decides how its credentials are renewed. */
export type Profile = Readonly<Record<string, string | undefined>>;

type Files = Awaited<ReturnType<typeof loadSharedConfigFiles>>;

/**
 * The profile, from `~/.aws/config` and `~/.aws/credentials` or where `AWS_CONFIG_FILE` and
 * `AWS_SHARED_CREDENTIALS_FILE` say.
 *
 * @throws {UsageError} when it is in neither, with those that are
 */
export async function findProfile({ name, by }: WantedProfile): Promise<Profile> {
  const files = await loadSharedConfigFiles({ ignoreCache: true });
  const profile = profileIn(files, name);
  if (profile) return profile;
  const names = profileNames(files);
  const others = names.length === 0 ? 'There are none' : `There are: ${names.join(', ')}`;
  throw new UsageError(
    `Profile \`${name}\` (${by}) is not in the AWS configuration of this user, ~/.aws/config and ~/.aws/credentials unless AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE say otherwise. ${others}.`,
  );
}

/** A profile, as both files together say it. */
export function profileIn({ configFile, credentialsFile }: Files, name: string): Profile | undefined {
  const [config, credentials] = [configFile[name], credentialsFile[name]];
  return config || credentials ? { ...config, ...credentials } : undefined;
}

/** The files hold other sections too, whose names are told apart by a dot. */
const profileNames = ({ configFile, credentialsFile }: Files): readonly string[] =>
  [...new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)])]
    .filter((name) => !/^(sso-session|services)\./.test(name))
    .sort();
