import type {
  DescribeSSLPoliciesInput,
  DescribeSSLPoliciesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../aws-error.js';
import { pageOf } from '../../listing.js';
import { sslPolicies } from '../../settings/ssl-policies.js';

/** Their names, and TLS versions by the name; no ciphers are listed. */
export function describeSslPolicies(input: DescribeSSLPoliciesInput): DescribeSSLPoliciesOutput {
  const { Names = [] } = input;
  const missing = Names.find((name) => !sslPolicies.includes(name));
  if (missing !== undefined) throw new AwsError('SSLPolicyNotFound', `SSL policy '${missing}' not found`);
  const { items, nextToken } = pageOf(Names.length > 0 ? Names : sslPolicies, input);
  const SslPolicies = items.map((Name) => ({
    Name,
    SslProtocols: Name.includes('1-3-2021')
      ? ['TLSv1.3']
      : ['TLSv1.2', ...(Name.includes('TLS13') ? ['TLSv1.3'] : [])],
    Ciphers: [],
    SupportedLoadBalancerTypes: ['application', 'network'],
  }));
  return { SslPolicies, NextMarker: nextToken };
}
