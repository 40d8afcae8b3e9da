/** A profile or a session of the user belongs to another cloud. */
const ofTheUser = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SESSION_TOKEN'] as const;

/** The emulator accepts any signature; these make an SDK sign without looking for the user's own. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

export interface AwsEndpoint {
  readonly endpoint: string;
  readonly region: string;
}

/** What points other programs at the emulator. The AWS CLI and boto3 read one name of the region, the SDKs the other. */
export function awsVariables({ endpoint, region }: AwsEndpoint): Readonly<Record<string, string>> {
  const { accessKeyId, secretAccessKey } = localCredentials;
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
  };
}

/** An environment in which another program reaches the emulator, or with these credentials nothing. */
export function localEnvironmentOf(
  env: Readonly<Record<string, string | undefined>>,
  at: AwsEndpoint,
): Record<string, string | undefined> {
  const own = Object.fromEntries(ofTheUser.map((name) => [name, undefined]));
  return { ...env, ...own, ...awsVariables(at) };
}
