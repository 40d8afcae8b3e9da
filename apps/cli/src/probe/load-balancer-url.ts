import type { LoadBalancer, TrafficSource } from '@clicamos/rolling-asg';
import { chooseListener, isHttp, schemes } from './choose-listener.js';

/**
 * Where a load balancer answers: HTTP if it has such a listener, or passes connections on to targets whose health is
 * asked by HTTP at the port of their traffic; else connections. The emulator's DNS name carries its real port already;
 * AWS's does not, there the listener's port counts.
 */
export function loadBalancerUrl(
  { dnsName, listeners }: LoadBalancer,
  { healthCheck }: Pick<TrafficSource, 'healthCheck'>,
): string | undefined {
  const listener = chooseListener(listeners)?.listener;
  if (listener === undefined) return undefined;
  const carriesHttp = healthCheck.target.startsWith('HTTP:traffic-port') && listener.protocol === 'TCP';
  const scheme = carriesHttp ? 'http' : (schemes[listener.protocol] ?? 'http');
  const isUsual = scheme === 'http' ? listener.port === 80 : scheme === 'https' && listener.port === 443;
  const path = isHttp(listener) || carriesHttp ? '/' : '';
  return `${scheme}://${dnsName}${isUsual || dnsName.includes(':') ? '' : `:${listener.port}`}${path}`;
}
