import { createSecureContext, type SecureContext, type SecureVersion } from 'node:tls';
import type { CertificateView } from '../../service/ports.js';

/** The TLS versions of a security policy. */
export interface TlsVersions {
  readonly minVersion: SecureVersion;
  readonly maxVersion: SecureVersion;
}

const known = new WeakMap<CertificateView, Map<string, SecureContext>>();

/** What OpenSSL makes of a certificate and the versions that may be spoken; made once for each. */
export function secureContextOf(
  view: CertificateView,
  { minVersion, maxVersion }: TlsVersions,
): SecureContext {
  const contexts = known.get(view) ?? new Map<string, SecureContext>();
  known.set(view, contexts);
  const key = `${minVersion} ${maxVersion}`;
  const context = contexts.get(key) ?? createSecureContext({ ...pemOf(view), minVersion, maxVersion });
  contexts.set(key, context);
  return context;
}

const pemOf = ({ certificate, privateKey }: CertificateView) => ({ cert: certificate, key: privateKey });
