import { getSSOTokenFromFile } from '@smithy/core/config';
import { duration } from '@clicamos/report';
import { credentialSourceOf, type CredentialSource } from './credential-source.js';

/** Whose credentials are used. */
export interface CredentialsOf {
  /** The profile that is named, if one is. */
  readonly profile?: string | undefined;
  /** They stand in the environment: `AWS_ACCESS_KEY_ID`, and no profile is named. */
  readonly isFromEnvironment?: boolean;
}

/** What AWS answers to credentials that are over. EC2 says `RequestExpired`. */
const expired: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'TokenRefreshRequired',
]);

const notGiven: ReadonlySet<string> = new Set([
  'CredentialsProviderError',
  'TokenProviderError',
  'InvalidIdentityToken',
  'InvalidIdentityTokenException',
]);

/** Whether a call failed because there are no credentials, or none any more. */
export const isOfCredentials = ({ name }: Error): boolean => expired.has(name) || notGiven.has(name);

/**
 * What became of the credentials, whose they are, and the command that renews them.
 *
 * @returns `undefined` for an error that says nothing of them
 */
export async function explainCredentials(error: Error, of: CredentialsOf): Promise<string | undefined> {
  if (!isOfCredentials(error)) return undefined;
  if (of.isFromEnvironment === true) return inEnvironment;
  const { profile } = of;
  const source = await credentialSourceOf(profile ?? 'default');
  const whose = whoseText(source, profile ?? 'default');
  switch (source.kind) {
    case 'sso':
      return `${await loginText(source, whose, error)}. Run: aws sso login --profile ${source.profile}`;
    case 'login':
      return `The login of ${whose} has expired, or there was none. Run: aws login --profile ${source.profile}`;
    case 'process':
      return `credential_process of ${whose} ${expired.has(error.name) ? 'gave credentials that have expired' : `gave no credentials: ${saidBy(error)}`}. Mend it, and look: aws configure export-credentials --profile ${source.profile}`;
    case 'token-file':
      return `The token of ${whose} (web_identity_token_file \`${source.detail}\`) gives no role: ${error.message}. It is renewed by whoever wrote it: start the CI job again, for example`;
    case 'session':
      return `The temporary credentials of ${whose} (aws_session_token) have expired, and nothing renews them by itself. Write new ones there, the way that you got these; or log in: aws configure sso --profile ${source.profile}`;
    case 'no-profile':
      return `Profile \`${profile ?? 'default'}\` gives no credentials: \`${source.detail}\`, which it names, is not in the AWS configuration. Look: aws configure list-profiles`;
    default:
      return withoutSource(error, profile);
  }
}

const inEnvironment =
  'The temporary credentials in the environment (AWS_SESSION_TOKEN) have expired. Get new ones: eval "$(aws configure export-credentials --profile NAME --format env)"';

const whoseText = ({ profile }: CredentialSource, wanted: string): string =>
  profile === wanted
    ? `profile \`${profile}\``
    : `profile \`${profile}\`, which profile \`${wanted}\` takes its role from,`;

/** Of a login at IAM Identity Center: the SDK's error does not tell one that is over from none, its file does. */
async function loginText({ login = '' }: CredentialSource, whose: string, error: Error): Promise<string> {
  const token = await getSSOTokenFromFile(login).catch(() => undefined);
  if (token === undefined) return `There is no login of ${whose} at IAM Identity Center`;
  const endedMs = Date.now() - Date.parse(token.expiresAt);
  return endedMs > 0
    ? `The login of ${whose} at IAM Identity Center has expired ${duration(endedMs)} ago`
    : `IAM Identity Center does not take the login of ${whose} any more: ${error.message}`;
}

/** What a program said, without the command line that it was run by: there may be a password in it. */
function saidBy({ message }: Error): string {
  const said = message.replace(/^Command failed: .*/, '').trim();
  return said === '' ? 'it failed without a word' : said.replace(/\s*\n\s*/g, ' ').slice(0, 300);
}

function withoutSource(error: Error, profile: string | undefined): string {
  if (expired.has(error.name))
    return `The temporary credentials${profile === undefined ? '' : ` of profile \`${profile}\``} have expired. Get new ones the way that you got these`;
  return profile === undefined
    ? 'There are no AWS credentials here. Name a profile (AWS_PROFILE, or `profile` in clicamos.yaml), or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'
    : `Profile \`${profile}\` gives no credentials: ${error.message}`;
}
