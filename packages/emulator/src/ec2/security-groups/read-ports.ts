import { invalidParameterValue } from '../errors.js';
import type { RuleSpecification } from './security-group-records.js';

type Ports = Pick<RuleSpecification, 'protocol' | 'fromPort' | 'toPort'>;

const highestPort = 65_535;
const names: Readonly<Record<string, string>> = {
  all: '-1',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

/**
 * The protocol by AWS's name and the ports that belong to it: none unless it has ports or ICMP types. Throws
 * `InvalidParameterValue`.
 */
export function readPorts(
  protocolText: string,
  { FromPort, ToPort }: { readonly FromPort?: number | undefined; readonly ToPort?: number | undefined },
): Ports {
  const protocol = readProtocol(protocolText);
  if (protocol === 'icmpv6') return { protocol, fromPort: FromPort ?? -1, toPort: ToPort ?? -1 };
  if (!['tcp', 'udp', 'icmp'].includes(protocol)) return { protocol, fromPort: undefined, toPort: undefined };
  if (FromPort === undefined || ToPort === undefined) {
    const family = protocol === 'icmp' ? 'ICMP' : 'TCP/UDP';
    throw invalidParameterValue(
      `Invalid value 'Must specify both from and to ports with ${family}.' for portRange.`,
    );
  }
  if (protocol !== 'icmp') checkRange(protocol, FromPort, ToPort);
  return { protocol, fromPort: FromPort, toPort: ToPort };
}

function readProtocol(text: string): string {
  const lower = text.toLowerCase();
  const protocol = names[lower] ?? lower;
  const isKnown = /^(-1|tcp|udp|icmp|icmpv6)$/.test(protocol);
  if (isKnown || (/^\d{1,3}$/.test(protocol) && Number(protocol) <= 255)) return protocol;
  throw invalidParameterValue(`Invalid value '${text}' for IP protocol. Unknown protocol.`);
}

function checkRange(protocol: string, from: number, to: number): void {
  const range = `${protocol.toUpperCase()} port range (${from}-${to})`;
  if (from > to) throw invalidParameterValue(`Invalid ${range}: the from port is higher than the to port.`);
  if (from < 0 || to > highestPort)
    throw invalidParameterValue(`Invalid ${range}: ports are 0 to ${highestPort}.`);
}
