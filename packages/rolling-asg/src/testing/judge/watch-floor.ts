import type { SimulatedCloud } from '../simulated-cloud.js';
import { servingInstances } from '../simulation/health.js';
import type { SimGroup, SimState } from '../simulation/sim-state.js';

export interface FloorOptions {
  readonly cloud: SimulatedCloud;
  /** Whether a cause is a program of ours. */
  readonly isOurs: (cause: string) => boolean;
  /** What must serve by what somebody wants, at this time of the cloud. */
  readonly wantedAt: (now: number) => number;
  readonly report: (text: string) => void;
}

export interface Floor {
  /** What must serve now: less what the cloud itself took. */
  readonly now: () => number;
  /** Whether the last instance that stopped serving did so by our doing. */
  readonly isLastLossOurs: () => boolean;
}

/** Nobody can know of what the cloud took so short ago: reads are a few seconds old, and calls take a few more. */
const unknowableMs = 45_000;
/** Nor of what began to serve so short ago: a look may be that old when the call is made that it allows. */
const unseenMs = 7_000;
/** What the cloud took before that, and is being replaced or cannot come back: one instance does not stop a rollout. */
const weatherMs = 3_600_000;
const tolerated = 1;

/**
 * Watches after every event that what we take away leaves the floor. What the cloud, a policy or a person takes is not
 * held against us, but for taking the rest.
 */
export function watchFloor({ cloud, isOurs, wantedAt, report }: FloorOptions): Floor {
  const { state } = cloud;
  const taken: Taken[] = [];
  const most = new Map([...state.groups.values()].map((group) => [group.name, countsOf(state, group)]));
  let before = servingNow(state);
  const since = new Map([...before.keys()].map((id) => [id, -Infinity]));
  let isLastOurs = false;
  const floor = () => Math.max(0, wantedAt(state.now) - allowance(taken, state) - forbiddenOf(state, most));

  cloud.watch(() => {
    for (const [name, known] of most) most.set(name, mostOf(known, countsOf(state, state.groups.get(name))));
    const now = servingNow(state);
    const lost = [...before].filter(([id]) => !now.has(id));
    before = now;
    for (const id of now.keys()) since.set(id, since.get(id) ?? state.now);
    const isSeen = (id: string) => state.now - (since.get(id) ?? state.now) > unseenMs;
    taken.push(
      ...newlyBroken(state, [...now.keys(), ...taken.map(({ id }) => id), ...lost.map(([id]) => id)]),
    );
    if (lost.length === 0) return;
    const causes = lost.map(([id, groupName]) => ({ id, cause: causeOf(state, id, groupName) }));
    const ours = causes.flatMap(({ id, cause }) => (isOurs(cause) && isSeen(id) ? [cause] : []));
    const others = causes.filter(({ cause }) => !isOurs(cause));
    taken.push(...others.map(({ id }) => ({ id, at: state.now })));
    // What nobody could know of in time was not taken by us.
    isLastOurs = ours.length > 0 && now.size < floor();
    if (ours.length === 0 || now.size >= floor()) return;
    const ids = lost.map(([id, groupName]) => `${id} of ${groupName}`).join(', ');
    report(`${[...new Set(ours)].join(' and ')} took ${ids}: ${now.size} serve, floor ${floor()}`);
  });
  return { now: floor, isLastLossOurs: () => isLastOurs };
}

interface Taken {
  readonly id: string;
  readonly at: number;
}

/** Instances that the cloud broke, or a person ended or keeps out, while they served nothing: nobody can have them. */
function newlyBroken(state: SimState, known: readonly string[]): readonly Taken[] {
  const all = [...state.groups.values()].flatMap(({ instances }) => instances);
  return all
    .filter(({ isBroken, isDead, deregisteredFrom }) => isBroken || isDead || deregisteredFrom !== undefined)
    .filter(({ id }) => !known.includes(id))
    .map(({ id }) => ({ id, at: state.now }));
}

function allowance(taken: readonly Taken[], state: SimState): number {
  const ageOf = ({ at }: Taken) => state.now - at;
  const recent = taken.filter((one) => ageOf(one) <= unknowableMs).length;
  const older = taken.filter((one) => ageOf(one) > unknowableMs);
  const left = older.filter((one) => ageOf(one) <= weatherMs).length;
  return recent + Math.min(tolerated, left);
}

interface Counts {
  readonly launched: number;
  readonly serving: number;
}

function countsOf(state: SimState, group: SimGroup | undefined): Counts {
  if (group === undefined) return { launched: 0, serving: 0 };
  return { launched: group.instances.length, serving: servingInstances(state, group).length };
}

function mostOf(one: Counts, other: Counts): Counts {
  return {
    launched: Math.max(one.launched, other.launched),
    serving: Math.max(one.serving, other.serving),
  };
}

/**
 * What groups that were there at the start never had because a person suspended their launches, or their registration:
 * nobody can have it of them. `most` is what each had at most: what we end of it counts as ours.
 */
function forbiddenOf({ groups }: SimState, most: ReadonlyMap<string, Counts>): number {
  const lacks = [...most].map(([name, { launched, serving }]) => {
    const group = groups.get(name);
    const isForbidden = (process: string) => group?.suspendedProcesses.includes(process) ?? false;
    const had = isForbidden('AddToLoadBalancer') ? serving : launched;
    if (!isForbidden('AddToLoadBalancer') && !isForbidden('Launch')) return 0;
    return Math.max(0, (group?.desiredCapacity ?? 0) - had);
  });
  return lacks.reduce((sum, lack) => sum + lack, 0);
}

function servingNow(state: SimState): ReadonlyMap<string, string> {
  const serving = new Map<string, string>();
  for (const group of state.groups.values()) {
    for (const id of servingInstances(state, group)) serving.set(id, group.name);
  }
  return serving;
}

function causeOf(state: SimState, id: string, groupName: string): string {
  const group = state.groups.get(groupName);
  const instance = group?.instances.find((one) => one.id === id);
  if (group === undefined || instance === undefined) return 'cloud';
  if (instance.endedBy !== undefined) return instance.endedBy;
  if (group.sourceIds.length === 0) return group.detachedBy ?? 'cloud';
  return 'cloud';
}
