import { count, duration } from '@clicamos/report';
import { table, type Column } from '../console/table.js';
import type { ServiceFacts } from './facts/service-facts.js';
import type { LeftOut, Rehearsal, Rehearsed } from './rehearsed.js';
import { headroom, ratePerInstance } from './world/load.js';

const columns: readonly Column[] = [
  { head: 'scenario' },
  { head: 'outcome' },
  { head: 'time', isNumeric: true, worth: 1 },
  { head: 'lowest', isNumeric: true, worth: 2 },
  { head: 'lost', isNumeric: true },
];

/**
 * The table of a rehearsal, why what went back did, and what to change.
 *
 * @param width of the terminal
 */
export function describeRehearsal(
  rehearsal: Rehearsal,
  facts: ServiceFacts,
  width?: number,
): readonly string[] {
  const { scenarios, advice, assumed, wanted, floor } = rehearsal;
  const rows = scenarios.map((one) => cellsOf(one, wanted));
  return [
    likeLine(facts, floor),
    '',
    ...table(columns, rows, { width }),
    '',
    ...scenarios.flatMap(reasonLines),
    '',
    ...(advice.length === 0
      ? ['nothing to change']
      : ['to change', ...advice.map(({ what, text, scenario }) => `  ${what}: ${text} (${scenario})`)]),
    '',
    'assumed',
    ...[...assumed, 'nothing of the image itself: how it behaves is what a scenario says'].map(
      (text) => `  ${text}`,
    ),
    '',
    'Nothing was changed.',
  ];
}

function likeLine({ group, sources, launchMs, bootMs }: ServiceFacts, floor: number): string {
  const behind = sources.map(({ name }) => name).join(', ');
  const rate = count(group.desiredCapacity * ratePerInstance);
  return `the like of ${group.name}: ${group.desiredCapacity} instances (${group.minSize} to ${group.maxSize}) behind ${behind}, floor ${floor} · launch ${duration(launchMs)}, boot ${duration(bootMs)} · ${rate} requests/s, an instance takes ${headroom} times its share`;
}

function cellsOf(one: Rehearsed | LeftOut, wanted: number): readonly string[] {
  if ('reasonLeftOut' in one) return [one.title, 'left out', '', '', ''];
  const { title, outcome, wallMs, lowest, lost } = one;
  return [title, outcome.replace('-', ' '), duration(wallMs), `${lowest} of ${wanted}`, count(lost)];
}

function reasonLines(one: Rehearsed | LeftOut): readonly string[] {
  if ('reasonLeftOut' in one) return [`${one.title}: left out, because ${one.reasonLeftOut}`];
  return one.reason === undefined ? [] : [`${one.title}: ${shortReason(one.reason)}`];
}

/** Of many instances the first: all fail alike. */
function shortReason(reason: string): string {
  const [, head, list] = /^(.*?) \((i-.*)\)$/.exec(reason) ?? [];
  const [first, ...others] = list?.split('; ') ?? [];
  if (head === undefined || first === undefined || others.length === 0) return reason;
  return `${head} (${first}; and ${others.length} more)`;
}
