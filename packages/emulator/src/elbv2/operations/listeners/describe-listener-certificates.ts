import type {
  DescribeListenerCertificatesInput,
  DescribeListenerCertificatesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findListener } from '../../find.js';
import { pageOf } from '../../listing.js';

export function describeListenerCertificates(
  input: DescribeListenerCertificatesInput,
  { state }: Elbv2Context,
): DescribeListenerCertificatesOutput {
  const { certificates } = findListener(state, input.ListenerArn);
  const all = certificates.map((CertificateArn, index) => ({ CertificateArn, IsDefault: index === 0 }));
  const { items, nextToken } = pageOf(all, input);
  return { Certificates: [...items], NextMarker: nextToken };
}
