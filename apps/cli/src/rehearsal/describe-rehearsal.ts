import { count, duration, inShort } from '@clicamos/report';
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

export interface RehearsalText {
  readonly facts: ServiceFacts;
  /** Of the terminal; a pipe has none. */
  readonly width: number | undefined;
  /** AWS's own words. @default false */
  readonly verbose?: boolean | undefined;
  /** What rehearses this once more, and what deploys it. */
  readonly commands: { readonly rehearse: string; readonly deploy: string };
}

/** The table of a rehearsal, why what went back did, what to change, and what to run then. */
export function describeRehearsal(rehearsal: Rehearsal, text: RehearsalText): readonly string[] {
  const { scenarios, advice, assumed, wanted, floor } = rehearsal;
  const { facts, width, commands } = text;
  const rows = scenarios.map((one) => cellsOf(one, wanted));
  return [
    ...likeLines(facts, floor),
    '',
    ...table(columns, rows, { width, whole: `${commands.rehearse} --json` }),
    ...whyLines(scenarios, text),
    ...leftOutLines(scenarios),
    '',
    ...(advice.length === 0
      ? ['nothing to change']
      : ['to change', ...advice.map(({ what, text, scenario }) => `  ${what}: ${text} (${scenario})`)]),
    '',
    'assumed',
    ...[...assumed, 'nothing of the image itself: how it behaves is what a scenario says'].map(
      (line) => `  ${line}`,
    ),
    '',
    `Nothing was changed. ${advice.length === 0 ? `Run: ${commands.deploy}` : `Change that, then run: ${commands.rehearse}`}`,
  ];
}

function likeLines({ group, sources, launchMs, bootMs }: ServiceFacts, floor: number): readonly string[] {
  const behind = sources.map(({ name }) => name).join(', ');
  const rate = count(group.desiredCapacity * ratePerInstance);
  return [
    '',
    `the like of ${group.name}: ${group.desiredCapacity} instances (${group.minSize} to ${group.maxSize}) behind ${behind}, floor ${floor}`,
    `  launch ${duration(launchMs)}, boot ${duration(bootMs)} · ${rate} requests/s, an instance takes ${headroom} times its share`,
  ];
}

function cellsOf(one: Rehearsed | LeftOut, wanted: number): readonly string[] {
  if ('reasonLeftOut' in one) return [one.title, 'left out', '', '', ''];
  const { title, outcome, wallMs, lowest, lost } = one;
  return [title, outcome.replace('-', ' '), duration(wallMs), `${lowest} of ${wanted}`, count(lost)];
}

/** Each reason once, under the scenarios that ended with it. */
function whyLines(scenarios: Rehearsal['scenarios'], { verbose = false }: RehearsalText): readonly string[] {
  const told = scenarios.flatMap((one) => {
    if ('reasonLeftOut' in one || one.reason === undefined || one.name === 'abort') return [];
    return [{ title: one.title, why: verbose ? one.reason : firstOf(inShort(one.reason)) }];
  });
  const reasons = [...new Set(told.map(({ why }) => why))];
  return reasons.flatMap((reason) => [
    '',
    ...told.filter(({ why }) => why === reason).map(({ title }) => title),
    `  why  ${reason}`,
  ]);
}

function leftOutLines(scenarios: Rehearsal['scenarios']): readonly string[] {
  const lines = scenarios.flatMap((one) =>
    'reasonLeftOut' in one ? [`  ${one.title}: ${one.reasonLeftOut}`] : [],
  );
  return lines.length === 0 ? [] : ['', 'left out', ...lines];
}

/** Of many instances that fail differently, the first. */
function firstOf(reason: string): string {
  const [, head, list] = /^(.*?) \((i-.*)\)$/.exec(reason) ?? [];
  const [first, ...others] = list?.split('; ') ?? [];
  if (head === undefined || first === undefined || others.length === 0) return reason;
  return `${head} (${first}; and ${others.length} more)`;
}
