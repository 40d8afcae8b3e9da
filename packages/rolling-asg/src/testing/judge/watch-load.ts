import { servingOf, type SimulatedCloud } from '../simulated-cloud.js';

export interface LoadOptions {
  /** Instances' worth of requests that come all the time. */
  readonly instances: number;
  /** What one instance answers, and no more. */
  readonly perSecond: number;
}

/** A modelled load, and what became of it until now. */
export interface Load {
  readonly sent: () => number;
  /** Those that came while too few served to answer them. */
  readonly lost: () => number;
}

/** Sends requests all the time: as many as `instances` can answer. */
export function watchLoad(cloud: SimulatedCloud, { instances, perSecond }: LoadOptions): Load {
  const { state } = cloud;
  const startedAt = state.now;
  const seconds = (since: number) => (state.now - since) / 1_000;
  let lost = 0;
  let at = startedAt;
  let missing = Math.max(0, instances - servingOf(state));
  const look = () => {
    lost += missing * perSecond * seconds(at);
    at = state.now;
    missing = Math.max(0, instances - servingOf(state));
  };
  cloud.watch(look);
  return {
    sent: () => Math.round(instances * perSecond * seconds(startedAt)),
    lost: () => {
      look();
      return Math.round(lost);
    },
  };
}
