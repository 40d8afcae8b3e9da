import { getProxyForUrl } from 'proxy-from-env';
import { loginOf } from './find-profile.js';
import { withoutCredentials } from './proxied-handler.js';

/** How somebody comes to AWS. */
export interface Access {
  readonly region: string;
  /** The profile whose credentials are used, if one is named. */
  readonly profile?: string | undefined;
  readonly roleArn?: string | undefined;
}

const expired: readonly string[] = ['ExpiredToken', 'ExpiredTokenException'];
const unknownKey: readonly string[] = ['InvalidClientTokenId', 'UnrecognizedClientException'];
const noAddress: readonly unknown[] = ['ENOTFOUND', 'EAI_AGAIN'];

/** Why AWS did not tell whose the credentials are, and the command or the setting that mends it. */
export async function explainNoAccount(error: Error, access: Access): Promise<string> {
  const { profile, region, roleArn } = access;
  const login = await loginOf(profile ?? 'default');
  if (error.name === 'CredentialsProviderError' || expired.includes(error.name))
    return login === undefined ? withoutLogin(error, profile) : `${loginText(profile)}. Run: ${login}`;
  if (unknownKey.includes(error.name))
    return `AWS does not know this access key${ofProfile(profile)}. Look: aws sts get-caller-identity`;
  if ('code' in error && noAddress.includes(error.code))
    return `There is no address of AWS in region \`${region}\` (${error.message}). Is \`region\` in clicamos.yaml right, and does this machine reach it${proxyText(region)}?`;
  const role = error.name === 'AccessDenied' && roleArn !== undefined ? ` as \`${roleArn}\` (roleArn)` : '';
  return `Cannot tell which AWS account this is${role}: ${error.name}: ${error.message || 'no answer'}${proxyText(region)}. Try: aws sts get-caller-identity`;
}

const loginText = (profile: string | undefined): string =>
  `The login of profile \`${profile ?? 'default'}\` has expired, or there was none`;

function withoutLogin(error: Error, profile: string | undefined): string {
  if (expired.includes(error.name))
    return `The temporary credentials${ofProfile(profile)} have expired. Get new ones the way that you got them, for example: aws configure export-credentials`;
  return profile === undefined
    ? 'There are no AWS credentials here. Name a profile (AWS_PROFILE, or `profile` in clicamos.yaml), or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'
    : `Profile \`${profile}\` gives no credentials: ${error.message}`;
}

const ofProfile = (profile: string | undefined): string =>
  profile === undefined ? '' : ` of profile \`${profile}\``;

function proxyText(region: string): string {
  const proxy = getProxyForUrl(`https://sts.${region}.amazonaws.com`);
  return proxy === '' ? '' : ` (through the proxy ${withoutCredentials(proxy)})`;
}
