import type { SecureVersion } from 'node:tls';
import type { TlsVersions } from '../../traffic/tls/secure-context-of.js';

/**
 * The security policies that a listener may name. Their TLS versions are spoken; their ciphers are those of Node.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export const sslPolicies: readonly string[] = [
  'ELBSecurityPolicy-2016-08',
  'ELBSecurityPolicy-TLS-1-0-2015-04',
  'ELBSecurityPolicy-TLS-1-1-2017-01',
  'ELBSecurityPolicy-TLS-1-2-2017-01',
  'ELBSecurityPolicy-TLS-1-2-Ext-2018-06',
  'ELBSecurityPolicy-FS-2018-06',
  'ELBSecurityPolicy-FS-1-1-2019-08',
  'ELBSecurityPolicy-FS-1-2-2019-08',
  'ELBSecurityPolicy-FS-1-2-Res-2019-08',
  'ELBSecurityPolicy-FS-1-2-Res-2020-10',
  'ELBSecurityPolicy-TLS13-1-0-2021-06',
  'ELBSecurityPolicy-TLS13-1-1-2021-06',
  'ELBSecurityPolicy-TLS13-1-2-2021-06',
  'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
  'ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06',
  'ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06',
  'ELBSecurityPolicy-TLS13-1-3-2021-06',
];

const versions: readonly SecureVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** A policy's TLS versions stand in its name: the least, and 1.3 where it begins with it. */
export function versionsOf(policy: string): TlsVersions {
  const minor = Number(/-1-([0-3])-/.exec(policy)?.[1] ?? 0);
  return {
    minVersion: versions[minor] ?? 'TLSv1',
    maxVersion: policy.includes('-TLS13-') ? 'TLSv1.3' : 'TLSv1.2',
  };
}

/** All that a policy lets clients speak. */
export function protocolsOf(policy: string): readonly string[] {
  const { minVersion, maxVersion } = versionsOf(policy);
  return versions.slice(versions.indexOf(minVersion), versions.indexOf(maxVersion) + 1);
}
