import { fromIni } from '@aws-sdk/credential-provider-ini';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { doesIdentityRequireRefresh, memoizeIdentityProvider } from '@smithy/core';
import { credentialSourceOf } from './credential-source.js';
import type { CredentialsOf } from './explain-credentials.js';
import type { RequestHandler } from './proxied-handler.js';

/** What the SDK's clients take. */
export type CredentialProvider = ReturnType<typeof fromIni>;

export interface OwnCredentialsOptions extends CredentialsOf {
  /** Signing in and assuming a role are requests too. */
  readonly requestHandler: RequestHandler;
  /** @default Date.now */
  readonly now?: () => number;
}

/** Credentials are used to their end, but for this. */
const lastMs = 30_000;
const lookAgainMs = 60_000;

/**
 * The credentials of whoever runs this, renewed when they end. What a profile names is asked and nothing else: the
 * SDK's own chain goes on, when a `credential_process` fails, to the role of the machine, without a word. Temporary ones
 * that are written down say no end; their file is read again every minute, so that new ones are taken.
 */
export function ownCredentials(options: OwnCredentialsOptions): CredentialProvider {
  const { profile, isFromEnvironment = false, requestHandler, now = Date.now } = options;
  const how = { ...(profile !== undefined && { profile }), clientConfig: { requestHandler } };
  const chain = defaultProvider(how);
  const provide: CredentialProvider = async (properties) => {
    if (isFromEnvironment) return chain(properties);
    const { kind, detail } = await credentialSourceOf(profile ?? 'default');
    if (kind === 'none') return chain(properties);
    if (kind === 'no-profile') throw notGiven(new Error(`there is no ${detail}`));
    const found = await given(fromIni({ ...how, ignoreCache: true })(properties));
    const isUnended = kind === 'session' && found.expiration === undefined;
    return isUnended ? { ...found, expiration: new Date(now() + lookAgainMs + lastMs) } : found;
  };
  const isOver = ({ expiration }: { readonly expiration?: Date }): boolean =>
    expiration !== undefined && expiration.getTime() - now() < lastMs;
  return memoizeIdentityProvider(provide, isOver, doesIdentityRequireRefresh) ?? provide;
}

/** A file that is not there is a matter of credentials as well. */
async function given<T>(credentials: Promise<T>): Promise<T> {
  try {
    return await credentials;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT' || !('path' in error))
      throw error;
    throw notGiven(error);
  }
}

const notGiven = (cause: Error): Error =>
  Object.assign(new Error(cause.message, { cause }), { name: 'CredentialsProviderError' });
