import type { LoadBalancer } from '@clicamos/rolling-asg';

/**
 * Where a load balancer answers HTTP, if it does. The emulator's DNS name carries its real port already;
 * AWS's does not, there the listener's port counts.
 */
export function loadBalancerUrl({ dnsName, listeners }: LoadBalancer): string | undefined {
  const listener = listeners.find(({ protocol }) => protocol === 'HTTP' || protocol === 'HTTPS');
  if (listener === undefined) return undefined;
  const scheme = listener.protocol.toLowerCase();
  const isUsual = listener.port === (scheme === 'https' ? 443 : 80);
  return `${scheme}://${dnsName}${isUsual || dnsName.includes(':') ? '' : `:${listener.port}`}/`;
}
