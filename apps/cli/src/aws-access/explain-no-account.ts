import { getProxyForUrl } from 'proxy-from-env';
import { isOfCredentials } from './explain-credentials.js';
import { withoutCredentials } from './proxied-handler.js';

/** How somebody comes to AWS. */
export interface Access {
  readonly region: string;
  /** The profile whose credentials are used, if one is named. */
  readonly profile?: string | undefined;
  readonly roleArn?: string | undefined;
}

const unknownKey: readonly string[] = ['InvalidClientTokenId', 'UnrecognizedClientException'];
const noAddress: readonly unknown[] = ['ENOTFOUND', 'EAI_AGAIN'];

/** Why AWS did not tell whose the credentials are, and the command or the setting that mends it. */
export function explainNoAccount(error: Error, access: Access): string {
  const { profile, region, roleArn } = access;
  // The client has said it: `explainedClient`.
  if (isOfCredentials(error)) return error.message;
  if (unknownKey.includes(error.name))
    return `AWS does not know this access key${ofProfile(profile)}. Look: aws sts get-caller-identity`;
  if ('code' in error && noAddress.includes(error.code))
    return `There is no address of AWS in region \`${region}\` (${error.message}). Is \`region\` in clicamos.yaml right, and does this machine reach it${proxyText(region)}?`;
  const role = error.name === 'AccessDenied' && roleArn !== undefined ? ` as \`${roleArn}\` (roleArn)` : '';
  return `Cannot tell which AWS account this is${role}: ${wordsOf(error)}${proxyText(region)}. Try: aws sts get-caller-identity`;
}

/** AWS's errors have names that say something. */
const wordsOf = ({ name, message }: Error): string =>
  `${name === 'Error' ? '' : `${name}: `}${message || 'no answer'}`;

const ofProfile = (profile: string | undefined): string =>
  profile === undefined ? '' : ` of profile \`${profile}\``;

function proxyText(region: string): string {
  const proxy = getProxyForUrl(`https://sts.${region}.amazonaws.com`);
  return proxy === '' ? '' : ` (through the proxy ${withoutCredentials(proxy)})`;
}
