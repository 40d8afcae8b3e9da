import type { Listener } from '@aws-sdk/client-elastic-load-balancing';
import { AwsError } from '../aws-error.js';

/** A listener that this emulator can open: HTTP or TCP on both sides. */
export interface ListenerSettings {
  readonly protocol: 'HTTP' | 'TCP';
  /** 1-65535. */
  readonly loadBalancerPort: number;
  /** 1-65535. */
  readonly instancePort: number;
}

/**
 * Reads listeners as they are given. Throws `AwsError`: `ValidationError` for a value out of its range or two protocols
 * of different layers, `CertificateNotFound` and `UnsupportedProtocol` for what needs a certificate, `DuplicateListener`.
 */
export function readListeners(listeners: readonly Listener[] | undefined): ListenerSettings[] {
  const read = (listeners ?? []).map(readListener);
  if (read.length === 0) throw invalid('Listeners must have at least one member');
  const ports = read.map(({ loadBalancerPort }) => loadBalancerPort);
  const twice = ports.find((port, index) => ports.indexOf(port) !== index);
  if (twice !== undefined) throw invalid(`Listeners name LoadBalancerPort ${twice} more than once`);
  return read;
}

/** The listener as AWS shows it. */
export const showListener = ({ protocol, loadBalancerPort, instancePort }: ListenerSettings): Listener => ({
  Protocol: protocol,
  LoadBalancerPort: loadBalancerPort,
  InstanceProtocol: protocol,
  InstancePort: instancePort,
});

export const isSameListener = (one: ListenerSettings, other: ListenerSettings): boolean =>
  one.protocol === other.protocol &&
  one.loadBalancerPort === other.loadBalancerPort &&
  one.instancePort === other.instancePort;

const invalid = (rule: string) => new AwsError('ValidationError', `${rule}.`);

const layers: Readonly<Record<string, 'application' | 'transport'>> = {
  HTTP: 'application',
  HTTPS: 'application',
  TCP: 'transport',
  SSL: 'transport',
};

function readListener(listener: Listener): ListenerSettings {
  const protocol = listener.Protocol?.toUpperCase() ?? '';
  const instanceProtocol = listener.InstanceProtocol?.toUpperCase() ?? plainProtocol(protocol);
  checkProtocols(protocol, instanceProtocol);
  if (protocol === 'HTTPS' || protocol === 'SSL') throw noCertificates(listener.SSLCertificateId);
  if (protocol !== instanceProtocol) throw unsupported(instanceProtocol);
  return {
    protocol: protocol === 'HTTP' ? 'HTTP' : 'TCP',
    loadBalancerPort: portOf('LoadBalancerPort', listener.LoadBalancerPort),
    instancePort: portOf('InstancePort', listener.InstancePort),
  };
}

/** What AWS speaks to the instance unless told: the same protocol without encryption. */
const plainProtocol = (protocol: string) => (layers[protocol] === 'transport' ? 'TCP' : 'HTTP');

function checkProtocols(protocol: string, instanceProtocol: string): void {
  const unknown = [protocol, instanceProtocol].find((each) => layers[each] === undefined);
  if (unknown !== undefined)
    throw invalid(`Protocol must be one of HTTP, HTTPS, TCP and SSL, got '${unknown}'`);
  if (layers[protocol] === layers[instanceProtocol]) return;
  throw invalid(
    `Protocol '${protocol}' and InstanceProtocol '${instanceProtocol}' must be of the same layer`,
  );
}

const noCertificates = (certificateId: string | undefined) =>
  certificateId === undefined
    ? invalid('SSLCertificateId is required for a listener with Protocol HTTPS or SSL')
    : new AwsError('CertificateNotFound', `Server Certificate not found for the key: ${certificateId}`);

const unsupported = (protocol: string) =>
  new AwsError(
    'UnsupportedProtocol',
    `The emulator does not encrypt to instances: InstanceProtocol '${protocol}'.`,
  );

function portOf(field: string, port: number | undefined): number {
  if (port !== undefined && Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw invalid(`${field} must be between 1 and 65535, got ${String(port)}`);
}
