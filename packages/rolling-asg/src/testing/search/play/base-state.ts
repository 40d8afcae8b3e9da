import { planRollout } from '../../../plan/plan-rollout.js';
import { runRollout } from '../../../run/run-rollout.js';
import type { TrafficSource } from '../../../cloud/traffic-source.js';
import { createFakeClock } from '../../fake-clock.js';
import { firstGroup } from '../../narrative.js';
import { createSimulatedCloud, webElb } from '../../simulated-cloud.js';
import type { ImageBehaviour, SimState } from '../../simulation/sim-state.js';
import type { WorldSpec } from '../worlds/world.js';

export const worldImages: Readonly<Record<string, ImageBehaviour>> = {
  'ami-1': {},
  'ami-2': {},
  'ami-3': {},
  'ami-bad': { isBad: true },
  'ami-slow': { bootMs: 20_000, bootSpreadMs: 7_000 },
  'ami-late': { bootMs: 200_000 },
};

/** Two load balancers, and more target groups than one tag remembers. */
const worldSources: readonly TrafficSource[] = [
  webElb,
  { ...webElb, id: 'api-elb', name: 'api-elb' },
  ...Array.from({ length: 9 }, (_, index) => manyTargetGroup(index + 1)),
];

function manyTargetGroup(number: number): TrafficSource {
  const name = `web-${number}`;
  const path = `targetgroup/${name}/${String(number).padStart(16, '0')}`;
  return { ...webElb, id: `arn:aws:elasticloadbalancing:us-east-1:123456789012:${path}`, name };
}

type Shape = Pick<WorldSpec, 'capacity' | 'sources' | 'hasPrevious'>;

/** The first group of a world. */
export function firstGroupOf({ capacity, sources }: Shape) {
  const sourceIds = worldSources.slice(0, sources).map(({ id }) => id);
  return { ...firstGroup, desiredCapacity: capacity, sourceIds };
}

const known = new Map<string, Promise<SimState>>();

/** A cloud as our own first deploy leaves it, ten minutes later; a copy for each caller. */
export async function baseState(shape: Shape): Promise<SimState> {
  const key = JSON.stringify([shape.capacity, shape.sources, shape.hasPrevious]);
  const made = known.get(key) ?? makeState(shape);
  known.set(key, made);
  return structuredClone(await made);
}

async function makeState(shape: Shape): Promise<SimState> {
  const clock = createFakeClock();
  const cloud = createSimulatedCloud(clock, worldImages, worldSources.slice(0, Math.max(2, shape.sources)));
  if (!shape.hasPrevious) return cloud.state;
  const options = { service: 'web', imageId: 'ami-1', rolloutId: 'r-first', firstGroup: firstGroupOf(shape) };
  const plan = await planRollout(cloud.port(), options);
  await runRollout(plan, { cloud: cloud.port(), clock });
  await clock.sleep(600_000);
  cloud.settle();
  return cloud.state;
}
