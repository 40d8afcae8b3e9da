import { watchLoad, type Load } from '../../judge/watch-load.js';
import { runWorld } from '../play/run-world.js';
import { caseText, doubtWorld, tales, type DoubtCase } from './doubt-world.js';
import { strategies, type Strategy } from './strategies.js';
import { allWays, wayText, type Way } from './switches.js';

/** What came of a doubt, one way, with a strategy. */
export interface DoubtRow {
  readonly name: string;
  readonly way: string;
  readonly strategy: string;
  readonly rollouts: number;
  /** In how many of them something hung on the switch; absent for a way in which there is nothing to meet. */
  readonly met?: number;
  /** How the deploys ended, and how often. */
  readonly ends: Readonly<Record<string, number>>;
  readonly requests: number;
  readonly lost: number;
  /** What broke, with the case that it broke in. */
  readonly broken: readonly string[];
}

export interface DoubtRange {
  readonly from: number;
  readonly seeds: number;
}

/** Every switch that the simulation has, each way, with every strategy, each tale and so many seeds. */
export async function playDoubts(
  range: DoubtRange,
  onRow: (row: DoubtRow) => void = () => undefined,
  ways: readonly Way[] = allWays(),
): Promise<readonly DoubtRow[]> {
  const rows: DoubtRow[] = [];
  for (const way of ways) {
    for (const strategy of strategies) {
      const row = await playRow(way, strategy, range);
      rows.push(row);
      onRow(row);
    }
  }
  return rows;
}

async function playRow(way: Way, strategy: Strategy, { from, seeds }: DoubtRange): Promise<DoubtRow> {
  const ends: Record<string, number> = {};
  const broken: string[] = [];
  let [requests, lost, met] = [0, 0, 0];
  for (const tale of tales) {
    for (let seed = from; seed < from + seeds; seed++) {
      const one = await playCase({ way, strategy, tale, seed });
      ends[one.end] = (ends[one.end] ?? 0) + 1;
      requests += one.requests;
      lost += one.lost;
      met += one.isMet ? 1 : 0;
      broken.push(...one.broken);
    }
  }
  const rollouts = tales.length * seeds;
  const { name, value } = way;
  const row = { name, way: wayText(way), strategy: strategy.name, rollouts, ends, requests, lost, broken };
  return value === 0 ? row : { ...row, met };
}

async function playCase(one: DoubtCase) {
  const world = doubtWorld(one);
  let load: Load | undefined;
  let isMet = false;
  const { violations, ends } = await runWorld(world, ({ cloud }) => {
    load = watchLoad(cloud, { instances: world.capacity, perSecond: 100 });
    cloud.watch(() => (isMet ||= cloud.state.met.has(one.way.name)));
  });
  const { requests, lost } = { requests: load?.sent() ?? 0, lost: load?.lost() ?? 0 };
  const texts = violations.map(({ rule, text }) => `${rule}: ${text.split('\n')[0] ?? ''}`);
  const all = lost > 0 ? [...texts, `${lost} requests lost`] : texts;
  const end =
    ends
      .find((text) => text.startsWith('a0 '))
      ?.slice(3)
      .split(':')[0] ?? 'none';
  return { end, isMet, requests, lost, broken: all.map((text) => `${caseText(one)}: ${text}`) };
}
