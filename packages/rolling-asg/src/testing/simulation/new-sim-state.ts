import type { LoadBalancerSettings } from '../../cloud/cloud.js';
import { noDoubts } from './doubts.js';
import type { ImageBehaviour, SimState } from './sim-state.js';

/** A cloud with images and load balancers, and nothing that runs. */
export function newSimState(
  now: number,
  images: Readonly<Record<string, ImageBehaviour>>,
  loadBalancers: readonly LoadBalancerSettings[],
): SimState {
  return {
    now,
    groups: new Map(),
    templates: new Map(),
    nextId: 0,
    templatesMade: 0,
    images: new Map(Object.entries(images)),
    loadBalancers: new Map(
      loadBalancers.map((settings) => [settings.name, { settings, registrations: new Map() }]),
    ),
    doubts: noDoubts,
    revision: 0,
    past: [],
    pastMs: 0,
  };
}
