import type { TrafficSourcePort } from './ports.js';

interface Sources {
  /** Classic Load Balancers. */
  readonly named: TrafficSourcePort;
  /** Target groups. */
  readonly byArn: TrafficSourcePort;
}

/** Both kinds of traffic sources behind one port: each is asked for its own. */
export function eitherSource({ named, byArn }: Sources): TrafficSourcePort {
  const of = (source: string) => (source.startsWith('arn:') ? byArn : named);
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
