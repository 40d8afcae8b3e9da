import type { CapacityPoint, Story } from '../../model/story.js';
import { clockTime, count, counted, duration, millis } from './format.js';

/** One of the page's four figures: a number, a word beside it, and a sentence below. */
export interface BigNumber {
  readonly name: 'lost' | 'serving' | 'latency' | 'time';
  readonly value: string;
  readonly unit: string;
  readonly below: string;
  readonly tone: 'good' | 'bad' | 'plain';
}

/** The four figures that answer, in order: is anyone hurt, what serves, how fast, until when. */
export const bigNumbers = (story: Story, now: number): readonly BigNumber[] => [
  lost(story),
  serving(story),
  latency(story),
  time(story, now),
];

function lost({ traffic }: Story): BigNumber {
  const name = 'lost';
  if (traffic.sent === 0)
    return { name, value: '–', unit: 'lost', below: 'no request was sent yet', tone: 'plain' };
  const causes = Object.entries(traffic.lostBy).map(([cause, times]) => `${count(times)} ${cause}`);
  return {
    name,
    value: count(traffic.lost),
    unit: 'lost',
    below: [`of ${counted(traffic.sent, 'request')}`, ...causes, ...byTarget(traffic)].join(' · '),
    tone: traffic.lost === 0 ? 'good' : 'bad',
  };
}

/** Where several addresses are asked, a good one must not hide a bad one. */
const byTarget = ({ targets = [] }: Story['traffic']): string[] =>
  targets.map(({ url, sent, lost: of }) => `${count(of)} of ${count(sent)} at ${hostOf(url)}`);

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

function serving(story: Story): BigNumber {
  const { capacity, end, headline } = story;
  const last = capacity.at(-1);
  const name = 'serving';
  const live = end?.live;
  if (live)
    return {
      name,
      value: `${count(live.inService)} of ${count(live.desired)}`,
      unit: 'serve',
      below: [live.name, ...floorWords(capacity)].join(' · '),
      tone: live.inService < live.desired ? 'bad' : 'plain',
    };
  if (!last) return { name, value: '–', unit: 'serve', below: 'nothing was looked at yet', tone: 'plain' };
  const total = servingOf(last);
  const who = [
    last.previous && last.previous.serving > 0 ? headline.previous?.name : undefined,
    last.next && last.next.serving > 0 ? headline.next?.name : undefined,
  ].filter((one) => one !== undefined);
  return {
    name,
    value: total > last.floor ? count(total) : `${count(total)} of ${count(last.floor)}`,
    unit: total > last.floor ? `serve, ${count(last.floor)} must` : 'serve',
    below: [who.join(' + ') || 'nobody', ...floorWords(capacity)].join(' · '),
    tone: isBelowFloor(capacity) ? 'bad' : 'plain',
  };
}

/** Instances of both groups that serve. */
const servingOf = ({ previous, next }: CapacityPoint): number =>
  (previous?.serving ?? 0) + (next?.serving ?? 0);

/** The fewest that served since the floor was first reached; nothing before that. */
function lowestOf(capacity: readonly CapacityPoint[]): number | undefined {
  const reached = capacity.findIndex((point) => servingOf(point) >= point.floor);
  if (reached === -1) return undefined;
  return Math.min(...capacity.slice(reached).map(servingOf));
}

function floorWords(capacity: readonly CapacityPoint[]): string[] {
  const lowest = lowestOf(capacity);
  const floor = capacity.at(-1)?.floor;
  if (floor === undefined) return [];
  return lowest === undefined ? [`floor ${count(floor)}`] : [`never below ${count(lowest)}`];
}

function isBelowFloor(capacity: readonly CapacityPoint[]): boolean {
  const lowest = lowestOf(capacity);
  return lowest !== undefined && lowest < (capacity.at(-1)?.floor ?? 0);
}

function latency({ traffic: { latency: known } }: Story): BigNumber {
  if (!known) return { name: 'latency', value: '–', unit: 'ms p99', below: 'no answer yet', tone: 'plain' };
  return {
    name: 'latency',
    value: millis(known.p99Ms),
    unit: 'ms p99',
    below: `p50 ${millis(known.p50Ms)} · max ${millis(known.maxMs)} ms`,
    tone: 'plain',
  };
}

function time({ headline, end, endsAt, wait }: Story, now: number): BigNumber {
  const name = 'time';
  if (end) {
    const wallMs = end.wallMs ?? end.at - (headline.startedAt ?? end.at);
    const floor =
      end.floorMs === undefined ? 'is how long it took' : `of which AWS took ${duration(end.floorMs)}`;
    return { name, value: duration(wallMs), unit: 'in all', below: floor, tone: 'plain' };
  }
  const givesUp = givesUpWords(wait?.deadlineAt);
  if (endsAt !== undefined)
    return { name, value: clockTime(endsAt), unit: 'at the earliest', below: givesUp, tone: 'plain' };
  const since = headline.startedAt === undefined ? 0 : now - headline.startedAt;
  return { name, value: duration(since), unit: 'so far', below: givesUp, tone: 'plain' };
}

/** Of a rollout that is seen from outside alone, its runner knows when. */
function givesUpWords(deadlineAt: number | undefined): string {
  if (deadlineAt === undefined) return 'no wait now';
  return deadlineAt === 0 ? 'its runner knows until when' : `gives up ${clockTime(deadlineAt)}`;
}
