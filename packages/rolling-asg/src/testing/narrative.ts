import type { TrafficSource } from '../cloud/traffic-source.js';
import type { RolloutEvent } from '../engine/context/events.js';
import type { FirstGroup } from '../plan/plan.js';
import type { PlanOptions } from '../plan/plan-options.js';
import { planRollout } from '../plan/plan-rollout.js';
import type { RunOptions } from '../engine/context/run-options.js';
import { runRollout } from '../run/run-rollout.js';
import { createActor, type Actor, type ActorOptions } from './simulation/actor.js';
import { createFakeClock } from './fake-clock.js';
import { createSimulatedCloud, type FaultPlan } from './simulated-cloud.js';
import type { ImageBehaviour } from './simulation/sim-state.js';

export const firstGroup: FirstGroup = {
  instanceType: 't3.micro',
  subnetIds: ['subnet-1'],
  sourceIds: ['web-elb'],
  minSize: 1,
  maxSize: 8,
  desiredCapacity: 3,
  healthCheckGraceMs: 60_000,
  tags: { team: 'web' },
};

/** Images by what they do. */
const images: Readonly<Record<string, ImageBehaviour>> = {
  'ami-1': {},
  'ami-2': {},
  'ami-3': {},
  'ami-bad': { isBad: true },
  'ami-slow': { bootMs: 50_000 },
  'ami-late': { bootMs: 200_000 },
};

export interface RunInput extends Partial<Omit<RunOptions, 'cloud' | 'clock' | 'onEvent'>> {
  readonly plan?: Partial<PlanOptions>;
  readonly faults?: FaultPlan;
  /** Who runs it. @default a client of its own, on the world's clock */
  readonly actor?: Pick<Actor, 'port' | 'clock'>;
  /** Called with each event, for things that happen in the middle. */
  readonly onEvent?: (event: RolloutEvent) => void;
}

/** A service on a simulated cloud, rolled in tests. */
export function createStory(sources?: readonly TrafficSource[]) {
  const clock = createFakeClock();
  const cloud = createSimulatedCloud(clock, images, sources);
  const events: RolloutEvent[] = [];

  let count = 0;

  /** Plans and runs. The faults hit the run, not the plan. */
  async function roll(
    imageId: string,
    { plan: planned, faults, onEvent, actor: by, ...options }: RunInput = {},
  ) {
    const service = 'web';
    count += 1;
    const rolloutId = `r-${count}`;
    const plan = await planRollout(cloud.port(), {
      service,
      imageId,
      firstGroup,
      by: 'ana',
      rolloutId,
      ...planned,
    });
    events.length = 0;
    cloud.changes.length = 0;
    return runRollout(plan, {
      ...options,
      cloud: by?.port ?? cloud.port(faults),
      clock: by?.clock ?? clock,
      onEvent: (event) => {
        events.push(event);
        onEvent?.(event);
      },
    });
  }

  /** Another program, or this one with a fate of its own. */
  const actor = (name: string, options: Partial<ActorOptions> = {}) =>
    createActor({ name, cloud, clock, ...options });

  return { clock, cloud, events, roll, actor };
}

/** The kinds of events in order, runs of the same kind as one. */
export function kindsOf(events: readonly RolloutEvent[]): readonly string[] {
  return events.map(({ kind }) => kind).filter((kind, index, all) => kind !== all[index - 1]);
}

/** Our tags of a group, as an object. */
export function ownTags(
  group: { readonly tags: readonly { readonly key: string; readonly value: string }[] } | undefined,
) {
  const ours = group?.tags.filter(({ key }) => key.startsWith('clicamos:')) ?? [];
  return Object.fromEntries(ours.map(({ key, value }) => [key.slice('clicamos:'.length), value]));
}
