import type {
  SetLoadBalancerListenerSSLCertificateInput,
  SetLoadBalancerListenerSSLCertificateOutput,
} from '@aws-sdk/client-elastic-load-balancing';
import { AwsError } from '../../service/aws-error.js';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';
import { checkedCertificate } from '../listener-settings.js';

/** For the connections that come from then on. */
export function setLoadBalancerListenerSslCertificate(
  input: SetLoadBalancerListenerSSLCertificateInput,
  elb: ElbContext,
): SetLoadBalancerListenerSSLCertificateOutput {
  const { LoadBalancerPort: port = 0 } = input;
  const loadBalancer = loadBalancerNamed(elb, input.LoadBalancerName);
  const listener = loadBalancer.listener(port);
  if (listener === undefined)
    throw new AwsError(
      'ListenerNotFound',
      `Load balancer '${loadBalancer.name}' has no listener on port ${port}.`,
    );
  if (listener.settings.certificateId === undefined)
    throw new AwsError(
      'InvalidConfigurationRequest',
      `The listener on port ${port} speaks ${listener.settings.protocol}: it has no certificate.`,
    );
  loadBalancer.showCertificate(port, checkedCertificate(input.SSLCertificateId, elb.certificates));
  return {};
}
