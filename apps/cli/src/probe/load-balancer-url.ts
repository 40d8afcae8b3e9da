import type { LoadBalancer, Listener } from '@clicamos/rolling-asg';

const schemes: Readonly<Record<string, string>> = {
  HTTP: 'http',
  HTTPS: 'https',
  TCP: 'tcp',
  SSL: 'tls',
  TLS: 'tls',
};

/**
 * Where a load balancer answers: HTTP if it has such a listener, else connections. The emulator's DNS name carries its
 * real port already; AWS's does not, there the listener's port counts.
 */
export function loadBalancerUrl({ dnsName, listeners }: LoadBalancer): string | undefined {
  const listener = listeners.find(isHttp) ?? listeners.find(({ protocol }) => protocol in schemes);
  if (listener === undefined) return undefined;
  const scheme = schemes[listener.protocol] ?? 'http';
  const isUsual = scheme === 'http' ? listener.port === 80 : scheme === 'https' && listener.port === 443;
  return `${scheme}://${dnsName}${isUsual || dnsName.includes(':') ? '' : `:${listener.port}`}${isHttp(listener) ? '/' : ''}`;
}

const isHttp = ({ protocol }: Listener): boolean => protocol === 'HTTP' || protocol === 'HTTPS';
