import type { Clock } from '../../../cloud/clock.js';
import { createFakeClock } from '../../fake-clock.js';
import { intentionOf, type Intention } from '../../judge/intention.js';
import { watchVersions } from '../../judge/unused-versions.js';
import type { Rule, Violation } from '../../judge/violation.js';
import { watchFloor, type Floor } from '../../judge/watch-floor.js';
import { simulateCloud, type SimulatedCloud } from '../../simulated-cloud.js';
import type { SimState } from '../../simulation/sim-state.js';
import { noDoubts } from '../../simulation/doubts.js';
import { baseState } from './base-state.js';
import { watchIntended, type IntendedSizes } from './intended-sizes.js';
import type { WorldSpec } from '../worlds/world.js';

/** A launch that was refused is tried again, boots and is found healthy within so long. */
const launchingMs = 180_000;

/** A world that runs, and all who watch it. */
export interface WorldRun {
  readonly world: WorldSpec;
  readonly cloud: SimulatedCloud;
  readonly clock: Clock;
  readonly floor: Floor;
  readonly sizes: IntendedSizes;
  readonly unusedVersions: () => readonly string[];
  readonly violations: Violation[];
  /** What happened, one line each. */
  readonly story: string[];
  /** Who changed something, in order. */
  readonly order: string[];
  readonly covered: Map<string, number>;
  readonly elapsed: () => number;
  readonly tell: (text: string) => void;
  readonly report: (rule: Rule, text: string) => void;
  readonly cover: (what: string) => void;
}

/** Sets a world up, with its floor and its versions watched. */
export async function createWorldRun(world: WorldSpec): Promise<WorldRun> {
  const state = await baseState(world);
  const clock = createFakeClock(state.now);
  const startedAt = state.now;
  state.doubts = { ...noDoubts, ...world.doubts };
  state.met.clear();
  state.pastMs = isStale(world) ? 30_000 : 0;
  const cloud = simulateCloud(clock, state);
  const startCapacity = world.hasPrevious ? world.capacity : 0;
  const sizes = watchIntended(await startIntention(world), startCapacity);
  const violations: Violation[] = [];
  const story: string[] = [];
  const covered = new Map<string, number>();
  const elapsed = () => clock.now() - startedAt;
  const tell = (text: string) => void story.push(`${(elapsed() / 1000).toFixed(1).padStart(8)} s  ${text}`);
  const report = (rule: Rule, text: string) => {
    violations.push({ rule, at: elapsed(), text });
    tell(`!! ${rule}: ${text}`);
  };
  const { unused } = watchVersions(cloud);
  const floor = watchFloor({
    cloud,
    isOurs: (cause) => /^[az]\d/.test(cause),
    wantedAt: (now) => Math.min(sizes.wantedAt(now), isRefusing(state) ? startCapacity : Infinity),
    report: (text) => report('floor', text),
  });
  const run: WorldRun = {
    ...{ world, cloud, clock, floor, sizes, violations, story, covered, elapsed, tell, report },
    unusedVersions: unused,
    order: [],
    cover: (what) => void covered.set(what, (covered.get(what) ?? 0) + 1),
  };
  watchChanges(run);
  return run;
}

/** The cloud itself launches nothing, or has not for long: what was added meanwhile cannot be there. */
function isRefusing({ launchTrouble, now }: SimState): boolean {
  return launchTrouble !== undefined && now < (launchTrouble.until ?? Infinity) + launchingMs;
}

/** Whether somebody reads what was: only then it is worth remembering. */
function isStale({ actors, faults }: WorldSpec): boolean {
  return actors.some(({ staleMs }) => staleMs > 0) || faults.some(({ fault }) => fault.kind === 'stale');
}

/**
 * That of the live group, or of the one that a first deploy makes: of two first ones the group that stays need not be the
 * one that a policy was put on.
 */
async function startIntention(world: WorldSpec): Promise<Intention> {
  const [live] = (await baseState({ ...world, hasPrevious: true })).groups.values();
  if (live === undefined) throw new Error('The first deploy of a world left no group');
  const intention = intentionOf(live);
  return world.hasPrevious ? intention : { ...intention, policyNames: [], actionNames: [] };
}

function watchChanges({ cloud, sizes, order, tell }: WorldRun): void {
  cloud.watch((effect) => {
    sizes.look(cloud.state);
    if (effect === undefined) return;
    order.push(effect.by);
    tell(`${effect.by} ${cloud.changes[cloud.changes.length - 1] ?? ''}`);
  });
}
