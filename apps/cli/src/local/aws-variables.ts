import type { AccessKey } from '@clicamos/emulator';

/** A profile or a session of the user belongs to another cloud. */
const ofTheUser = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SESSION_TOKEN'] as const;

export interface AwsEndpoint {
  readonly endpoint: string;
  readonly region: string;
  /** The emulator's own key: nobody else's lets one in. */
  readonly credentials: AccessKey;
}

/** What points other programs at the emulator. The AWS CLI and boto3 read one name of the region, the SDKs the other. */
export function awsVariables({
  endpoint,
  region,
  credentials,
}: AwsEndpoint): Readonly<Record<string, string>> {
  const { accessKeyId, secretAccessKey } = credentials;
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
  };
}

/** The same as a line for a shell. Nothing in it needs quotes. */
export const exportLine = (at: AwsEndpoint): string =>
  `export ${Object.entries(awsVariables(at))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')}`;

/** An environment in which another program reaches the emulator, or with these credentials nothing. */
export function localEnvironmentOf(
  env: Readonly<Record<string, string | undefined>>,
  at: AwsEndpoint,
): Record<string, string | undefined> {
  const own = Object.fromEntries(ofTheUser.map((name) => [name, undefined]));
  return { ...env, ...own, ...awsVariables(at) };
}
