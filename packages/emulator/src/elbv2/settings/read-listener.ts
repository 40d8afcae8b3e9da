import { AwsError } from '../../service/aws-error.js';
import { validationError, within } from '../errors.js';
import type { ListenerProtocol, LoadBalancerType } from '../protocols.js';

/** A listener's protocol, as its load balancer speaks it. Throws `AwsError`: `ValidationError`, `UnsupportedProtocol`. */
export function readProtocol(protocol: string | undefined, type: LoadBalancerType): ListenerProtocol {
  if (protocol === undefined) throw validationError('A listener protocol must be specified');
  const isApplication = protocol === 'HTTP' || protocol === 'HTTPS';
  if (isApplication && type === 'application') return protocol;
  if ((protocol === 'TCP' || protocol === 'TLS') && type === 'network') return protocol;
  if (type === 'application')
    throw validationError(`Listener protocol '${protocol}' must be one of 'HTTP, HTTPS'`);
  if (isApplication)
    throw validationError(`Listener protocol '${protocol}' must be one of 'UDP, TCP, TCP_UDP, TLS'`);
  throw new AwsError(
    'UnsupportedProtocol',
    `The emulator's network load balancers speak TCP and TLS, not ${protocol}`,
  );
}

export const readPort = (port: number): number => within('Listener port', port, [1, 65_535]);
