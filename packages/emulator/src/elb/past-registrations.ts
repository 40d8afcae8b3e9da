import { RecordedMap, type RecordedMapOptions } from '../time/recorded-map.js';
import { notRegistered, type Standing } from './health/standing.js';
import type { LoadBalancer } from './load-balancer.js';

/** How an instance stood to a load balancer. */
interface Place {
  readonly loadBalancer: LoadBalancer;
  readonly instanceId: string;
  readonly standing: Standing;
  readonly isLeaving: boolean;
}

/** Remembers who was registered with which load balancer and how they stood, as far back as somebody wants to know. */
export interface PastRegistrations {
  /** To be told after every change of a registration or a standing. */
  changed(loadBalancer: LoadBalancer, instanceId: string): void;
  /** The load balancers with the registrations of an instant, for reads. */
  asOf(loadBalancers: ReadonlyMap<string, LoadBalancer>, atMs: number): Map<string, LoadBalancer>;
}

export function createPastRegistrations(memory: RecordedMapOptions): PastRegistrations {
  const places = new RecordedMap<string, Place>(memory);
  return {
    changed(loadBalancer, instanceId) {
      const { registrations, name } = loadBalancer;
      const key = `${name} ${instanceId}`;
      const registration = registrations.registration(instanceId);
      if (registration === 'absent') return void places.delete(key);
      const standing = registrations.standing(instanceId);
      places.set(key, { loadBalancer, instanceId, standing, isLeaving: registration === 'leaving' });
    },
    asOf(loadBalancers, atMs) {
      const past = [...places.asOf(atMs).values()];
      const placesIn = (now: LoadBalancer) => past.filter(({ loadBalancer }) => loadBalancer === now);
      return new Map([...loadBalancers].map(([name, now]) => [name, withPlaces(now, placesIn(now))]));
    },
  };
}

/** The load balancer of now with other registrations; a proxy, because it is a class with private fields. */
function withPlaces(loadBalancer: LoadBalancer, places: readonly Place[]): LoadBalancer {
  const registrations = {
    allIds: () => places.map(({ instanceId }) => instanceId),
    registeredIds: () => places.filter(({ isLeaving }) => !isLeaving).map(({ instanceId }) => instanceId),
    standing: (id: string) => places.find(({ instanceId }) => instanceId === id)?.standing ?? notRegistered,
  };
  return new Proxy(loadBalancer, {
    get: (target, key) => (key === 'registrations' ? registrations : Reflect.get(target, key, target)),
  });
}
