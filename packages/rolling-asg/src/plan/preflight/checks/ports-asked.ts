import type { LoadBalancer, TrafficSource } from '../../../cloud/traffic-source.js';

/** A port of the instances that a load balancer asks. */
export interface AskedPort {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  /** Whether it asks for health there, and not for its clients. */
  readonly isHealth: boolean;
}

/** Where a load balancer asks the instances of a source, each port once, as far as it is known. */
export function portsAsked(
  { targetGroup, healthCheck }: TrafficSource,
  from: LoadBalancer,
): readonly AskedPort[] {
  const requests: readonly AskedPort[] =
    targetGroup === undefined
      ? from.listeners.flatMap(({ instancePort }) => (instancePort === undefined ? [] : [tcp(instancePort)]))
      : protocolsOf(targetGroup.protocol).map((protocol) => ({
          ...{ protocol, port: targetGroup.port, isHealth: false },
        }));
  const [, text = ''] = /^[A-Z]+:(\d+|traffic-port)/.exec(healthCheck.target) ?? [];
  const health = text === 'traffic-port' ? targetGroup?.port : text === '' ? undefined : Number(text);
  const all = [...requests, ...(health === undefined ? [] : [{ ...tcp(health), isHealth: true }])];
  return all.filter(
    ({ protocol, port }, index) =>
      port > 0 && index === all.findIndex((one) => one.protocol === protocol && one.port === port),
  );
}

const tcp = (port: number): AskedPort => ({ protocol: 'tcp', port, isHealth: false });

function protocolsOf(protocol: string): readonly AskedPort['protocol'][] {
  if (protocol === 'TCP_UDP') return ['tcp', 'udp'];
  return [protocol === 'UDP' || protocol === 'QUIC' ? 'udp' : 'tcp'];
}
