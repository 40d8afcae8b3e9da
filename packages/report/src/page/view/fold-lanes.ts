import type { Lane, LaneState } from '../../model/lane.js';
import { shareOf, type Domain } from './domain.js';
import { laneStates, stateWord } from './state-words.js';

/** Above this many instances, each zone is one band. */
const mostLanes = 30;

/** All instances of a zone. */
export interface Zone {
  readonly zone: string;
  readonly lanes: readonly Lane[];
}

/** A zone as a stack over time: from the bottom up, how many are in each state of each group. */
export interface Layer {
  readonly role: Lane['role'];
  readonly state: LaneState;
  /** One for each column of time. */
  readonly counts: readonly number[];
}

/** Whether there are too many instances for a row each. */
export const isFolded = (lanes: readonly Lane[]): boolean => lanes.length > mostLanes;

/** The zones by name. */
export function zonesOf(lanes: readonly Lane[]): readonly Zone[] {
  const zones = new Map<string, Lane[]>();
  for (const lane of lanes) {
    const known = zones.get(lane.zone);
    if (known) known.push(lane);
    else zones.set(lane.zone, [lane]);
  }
  return [...zones]
    .map(([zone, own]) => ({ zone, lanes: own }))
    .sort((one, other) => one.zone.localeCompare(other.zone));
}

/** Those that serve are at the bottom, those that are gone are not shown. */
const order: readonly { readonly role: Lane['role']; readonly state: LaneState }[] = [
  { role: 'previous', state: 'serving' },
  { role: 'next', state: 'serving' },
  ...(
    ['failing', 'unknown', 'leaving', 'drained', 'checks', 'registering', 'hook', 'booting'] as const
  ).flatMap((state) => (['previous', 'next'] as const).map((role) => ({ role, state }))),
];

/** How many of a zone were in each state, column by column; states that nobody was in are left out. */
export function layersOf(lanes: readonly Lane[], domain: Domain, columns: number): readonly Layer[] {
  const changes = new Map<string, number[]>();
  for (const lane of lanes)
    for (const { state, since, until = domain.to + 1 } of lane.spans) {
      if (until < domain.from || state === 'terminated') continue;
      const key = `${lane.role} ${state}`;
      const own = changes.get(key) ?? new Array<number>(columns + 1).fill(0);
      changes.set(key, own);
      add(own, columnAt(since, domain, columns), 1);
      add(own, until > domain.to ? columns : columnAt(until, domain, columns), -1);
    }
  return order.flatMap(({ role, state }) => {
    const own = changes.get(`${role} ${state}`);
    return own ? [{ role, state, counts: summed(own) }] : [];
  });
}

const columnAt = (at: number, domain: Domain, columns: number): number =>
  Math.round(shareOf(domain, at) * columns);

function add(changes: number[], column: number, value: number): void {
  changes[column] = (changes[column] ?? 0) + value;
}

function summed(changes: readonly number[]): readonly number[] {
  let sum = 0;
  return changes.slice(0, -1).map((change) => (sum += change));
}

/** What the instances of a group do in a zone: `54 serving · 46 health checks`. */
export interface GroupWords {
  readonly group: string;
  readonly role: Lane['role'];
  readonly text: string;
}

/** What the instances of a zone do now, group by group; previous first. */
export function zoneWords(lanes: readonly Lane[]): readonly GroupWords[] {
  return (['previous', 'next'] as const).flatMap((role) => {
    const own = lanes.filter((lane) => lane.role === role);
    const [first] = own;
    return first ? [{ group: first.group, role, text: statesOf(own) }] : [];
  });
}

function statesOf(lanes: readonly Lane[]): string {
  const counts = new Map<LaneState, number>();
  for (const { spans, goneAt } of lanes) {
    const state = spans.at(-1)?.state;
    if (state === undefined || goneAt !== undefined || state === 'terminated') continue;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const said = laneStates.flatMap((state) => {
    const own = counts.get(state);
    return own === undefined ? [] : [`${own} ${stateWord(state)}`];
  });
  return said.length === 0 ? stateWord('terminated') : said.join(' · ');
}
