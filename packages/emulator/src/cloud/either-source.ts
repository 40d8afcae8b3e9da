import type { TrafficSourcePort } from '../service/ports.js';

interface Sources {
  /** Classic Load Balancers. */
  readonly named: TrafficSourcePort;
  /** Target groups. */
  readonly byArn: TrafficSourcePort;
}

/** All kinds of traffic sources behind one port: each is asked for its own. */
export function eitherSource({ named, byArn }: Sources): TrafficSourcePort {
  const of = (source: string) => {
    if (!source.startsWith('arn:')) return named;
    return latticeTargetGroup.test(source) ? lattice : byArn;
  };
  return {
    exists: (source) => of(source).exists(source),
    register: (source, instanceId) => of(source).register(source, instanceId),
    deregister: (source, instanceId) => of(source).deregister(source, instanceId),
    registration: (source, instanceId) => of(source).registration(source, instanceId),
    isUnhealthy: (source, instanceId) => of(source).isUnhealthy(source, instanceId),
    onChange(listener) {
      const ends = [named.onChange(listener), byArn.onChange(listener)];
      return () => ends.forEach((end) => end());
    },
  };
}

const latticeTargetGroup = /^arn:[\w-]+:vpc-lattice:[\w-]+:\d{12}:targetgroup\/tg-[0-9a-f]{17}$/;

/** VPC Lattice is no service here: whatever is named is taken at its word, and nothing is sent or checked. */
const lattice: TrafficSourcePort = {
  exists: () => true,
  register: () => undefined,
  deregister: () => undefined,
  registration: () => 'absent',
  isUnhealthy: () => false,
  onChange: () => () => undefined,
};
