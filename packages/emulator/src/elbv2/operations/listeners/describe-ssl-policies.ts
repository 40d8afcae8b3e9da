import type {
  DescribeSSLPoliciesInput,
  DescribeSSLPoliciesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../service/aws-error.js';
import { pageOf } from '../../listing.js';
import { protocolsOf, sslPolicies } from '../../settings/ssl-policies.js';

/** Their names and TLS versions; no ciphers are listed. */
export function describeSslPolicies(input: DescribeSSLPoliciesInput): DescribeSSLPoliciesOutput {
  const { Names = [] } = input;
  const missing = Names.find((name) => !sslPolicies.includes(name));
  if (missing !== undefined) throw new AwsError('SSLPolicyNotFound', `SSL policy '${missing}' not found`);
  const { items, nextToken } = pageOf(Names.length > 0 ? Names : sslPolicies, input);
  const SslPolicies = items.map((Name) => ({
    Name,
    SslProtocols: [...protocolsOf(Name)],
    Ciphers: [],
    SupportedLoadBalancerTypes: ['application', 'network'],
  }));
  return { SslPolicies, NextMarker: nextToken };
}
