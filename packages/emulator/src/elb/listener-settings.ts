import type { Listener } from '@aws-sdk/client-elastic-load-balancing';
import { AwsError } from '../service/aws-error.js';
import type { CertificatePort } from '../service/ports.js';

/** A listener of a Classic Load Balancer; what it speaks to instances is never encrypted. */
export interface ListenerSettings {
  /** What clients speak. */
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP' | 'SSL';
  /** 1-65535. */
  readonly loadBalancerPort: number;
  /** 1-65535. */
  readonly instancePort: number;
  /** The ARN of the certificate that HTTPS and SSL show. */
  readonly certificateId?: string;
}

/**
 * Reads listeners as they are given. Throws `AwsError`: `ValidationError` for a value out of its range or two protocols
 * of different layers, `CertificateNotFound` and `UnsupportedProtocol` for what needs a certificate, `DuplicateListener`.
 */
export function readListeners(
  listeners: readonly Listener[] | undefined,
  certificates: CertificatePort,
): ListenerSettings[] {
  const read = (listeners ?? []).map((listener) => readListener(listener, certificates));
  if (read.length === 0) throw invalid('Listeners must have at least one member');
  const ports = read.map(({ loadBalancerPort }) => loadBalancerPort);
  const twice = ports.find((port, index) => ports.indexOf(port) !== index);
  if (twice !== undefined) throw invalid(`Listeners name LoadBalancerPort ${twice} more than once`);
  return read;
}

/** The listener as AWS shows it. */
export const showListener = (settings: ListenerSettings): Listener => ({
  Protocol: settings.protocol,
  LoadBalancerPort: settings.loadBalancerPort,
  InstanceProtocol: plainProtocol(settings.protocol),
  InstancePort: settings.instancePort,
  ...(settings.certificateId === undefined ? {} : { SSLCertificateId: settings.certificateId }),
});

export const isSameListener = (one: ListenerSettings, other: ListenerSettings): boolean =>
  one.protocol === other.protocol &&
  one.loadBalancerPort === other.loadBalancerPort &&
  one.instancePort === other.instancePort &&
  one.certificateId === other.certificateId;

const invalid = (rule: string) => new AwsError('ValidationError', `${rule}.`);

const layers: Readonly<Record<string, 'application' | 'transport'>> = {
  HTTP: 'application',
  HTTPS: 'application',
  TCP: 'transport',
  SSL: 'transport',
};

function readListener(listener: Listener, certificates: CertificatePort): ListenerSettings {
  const protocol = listener.Protocol?.toUpperCase() ?? '';
  const instanceProtocol = listener.InstanceProtocol?.toUpperCase() ?? plainProtocol(protocol);
  checkProtocols(protocol, instanceProtocol);
  if (instanceProtocol !== plainProtocol(protocol)) throw unsupported(instanceProtocol);
  const ports = {
    loadBalancerPort: portOf('LoadBalancerPort', listener.LoadBalancerPort),
    instancePort: portOf('InstancePort', listener.InstancePort),
  };
  if (protocol === 'HTTP' || protocol === 'TCP') return { protocol, ...ports };
  const certificateId = checkedCertificate(listener.SSLCertificateId, certificates);
  return { protocol: protocol === 'SSL' ? 'SSL' : 'HTTPS', ...ports, certificateId };
}

/** Throws `AwsError`: `ValidationError` without one, `CertificateNotFound`. */
export function checkedCertificate(id: string | undefined, certificates: CertificatePort): string {
  if (id === undefined)
    throw invalid('SSLCertificateId is required for a listener with Protocol HTTPS or SSL');
  if (certificates.get(id) !== undefined) return id;
  throw new AwsError('CertificateNotFound', `Server Certificate not found for the key: ${id}`);
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

const unsupported = (protocol: string) =>
  new AwsError(
    'UnsupportedProtocol',
    `The emulator does not encrypt to instances: InstanceProtocol '${protocol}'.`,
  );

function portOf(field: string, port: number | undefined): number {
  if (port !== undefined && Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw invalid(`${field} must be between 1 and 65535, got ${String(port)}`);
}
