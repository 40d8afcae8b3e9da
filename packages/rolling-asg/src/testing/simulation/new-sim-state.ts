import type { TrafficSource } from '../../cloud/traffic-source.js';
import { noDoubts } from './doubts.js';
import type { ImageBehaviour, SimState } from './sim-state.js';

/** A cloud with images and load balancers, and nothing that runs. */
export function newSimState(
  now: number,
  images: Readonly<Record<string, ImageBehaviour>>,
  sources: readonly TrafficSource[],
): SimState {
  return {
    now,
    groups: new Map(),
    templates: new Map(),
    nextId: 0,
    templatesMade: 0,
    alarms: new Map(),
    images: new Map(Object.entries(images)),
    sources: new Map(sources.map((settings) => [settings.id, { settings, registrations: new Map() }])),
    doubts: noDoubts,
    met: new Set(),
    revision: 0,
    past: [],
    pastMs: 0,
  };
}
