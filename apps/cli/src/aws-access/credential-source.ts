import { loadSharedConfigFiles, loadSsoSessionData } from '@smithy/core/config';
import { profileIn, type Profile } from './find-profile.js';

/** Where the credentials of a profile come from in the end, which decides what renews them. */
export interface CredentialSource {
  /**
   * `sso`: a login at IAM Identity Center; `login`: one by `aws login`; `process`: a program that prints them;
   * `token-file`: a role by a token, as CI and Kubernetes have it; `session`: temporary ones, written down; `keys`: of a
   * user, without an end; `machine`: a role of the machine's or the environment's own (`credential_source`);
   * `no-profile`: what should give them is not there; `none`: the profile says nothing of credentials.
   */
  readonly kind:
    | 'sso'
    | 'login'
    | 'process'
    | 'token-file'
    | 'session'
    | 'keys'
    | 'machine'
    | 'no-profile'
    | 'none';
  /** Whose they are: the profile itself, or the one that it takes its role from. */
  readonly profile: string;
  /** By what its login is kept, for `sso`. */
  readonly login?: string;
  /** What is named and is not there, for `no-profile`; or the file of `token-file`. */
  readonly detail?: string;
}

/** Follows `source_profile` to whoever has credentials, in the SDK's order. */
export async function credentialSourceOf(name: string): Promise<CredentialSource> {
  const files = await loadSharedConfigFiles({ ignoreCache: true });
  const seen = new Set<string>();
  for (let at = name; ; ) {
    const profile = profileIn(files, at);
    if (profile === undefined)
      return { kind: seen.size === 0 ? 'none' : 'no-profile', profile: at, detail: at };
    const next = profile['role_arn'] === undefined ? undefined : profile['source_profile'];
    // A profile that names itself has both: its role, and the keys that assume it.
    if (next === undefined || seen.has(next) || next === at) return ownSource(at, profile);
    seen.add(at);
    at = next;
  }
}

async function ownSource(name: string, profile: Profile): Promise<CredentialSource> {
  const { aws_access_key_id: key, aws_session_token: token, sso_session: session } = profile;
  const { web_identity_token_file: tokenFile, credential_process: program, login_session } = profile;
  const login = session ?? profile['sso_start_url'];
  if (key !== undefined) return { kind: token === undefined ? 'keys' : 'session', profile: name };
  if (profile['credential_source'] !== undefined) return { kind: 'machine', profile: name };
  if (tokenFile !== undefined) return { kind: 'token-file', profile: name, detail: tokenFile };
  if (program !== undefined) return { kind: 'process', profile: name };
  if (session !== undefined && (await loadSsoSessionData())[session] === undefined)
    return { kind: 'no-profile', profile: name, detail: `sso-session ${session}` };
  if (login !== undefined) return { kind: 'sso', profile: name, login };
  return { kind: login_session === undefined ? 'none' : 'login', profile: name };
}
