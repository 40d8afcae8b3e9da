import type {
  AddListenerCertificatesInput,
  AddListenerCertificatesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { validationError } from '../../errors.js';
import { findListener } from '../../find.js';
import { checkCertificate } from '../../settings/read-encryption.js';

/** Certificates beside the default one, for clients that ask for their names. */
export function addListenerCertificates(
  input: AddListenerCertificatesInput,
  { state, certificates }: Elbv2Context,
): AddListenerCertificatesOutput {
  const listener = findListener(state, input.ListenerArn);
  if (listener.certificates.length === 0)
    throw validationError(`A listener with protocol '${listener.protocol}' has no certificates`);
  const arns = (input.Certificates ?? []).flatMap(({ CertificateArn }) => CertificateArn ?? []);
  for (const arn of arns) checkCertificate(certificates, arn);
  const all = [...new Set([...listener.certificates, ...arns])];
  state.listeners.set(listener.arn, { ...listener, certificates: all });
  return { Certificates: arns.map((CertificateArn) => ({ CertificateArn, IsDefault: false })) };
}
