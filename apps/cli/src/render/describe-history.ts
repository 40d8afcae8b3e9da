import { count, duration } from '@clicamos/report';
import type { Release } from '@clicamos/rolling-asg';
import { table, type Column } from '../console/table.js';
import { commandText, type Given } from './command-text.js';

export interface HistoryText {
  /** AWS seconds per real second; times are shown as they really passed. */
  readonly speed: number;
  readonly given: Given;
  /** Of the terminal. */
  readonly width?: number | undefined;
}

const columns: readonly Column[] = [
  { head: 'version', isNumeric: true },
  { head: 'when' },
  { head: 'group', worth: 5 },
  { head: 'image', worth: 4 },
  { head: 'outcome' },
  { head: 'took', isNumeric: true, worth: 3 },
  { head: 'requests', isNumeric: true, worth: 2 },
  { head: 'lost', isNumeric: true },
  { head: 'by', worth: 1 },
];

/** A line per release, and how to go back to one. */
export function describeHistory(releases: readonly Release[], text: HistoryText): string[] {
  const { given, width } = text;
  if (releases.length === 0) return [`Nothing was released yet. Run: ${commandText('deploy', given)}`];
  const rows = releases.map((release) => cellsOf(release, text));
  const isBehind = releases.some(({ isThere, isRunning }) => isThere && !isRunning);
  return [
    ...table(columns, rows, { width, whole: `${commandText('history', given)} --json` }),
    ...(isBehind ? ['', `To go back to one: ${commandText('rollback', given)} --to VERSION`] : []),
  ];
}

function cellsOf(release: Release, { speed }: HistoryText): readonly string[] {
  const { version, createdAtMs, groupName, imageId, record } = release;
  const at = createdAtMs ?? (record === undefined ? undefined : Date.parse(record.at));
  return [
    String(version),
    at === undefined ? '-' : new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
    groupName ?? '-',
    imageId ?? '-',
    outcomeOf(release),
    record === undefined ? '-' : duration(record.wallMs / speed),
    record?.sent === undefined ? '-' : count(record.sent),
    record?.lost === undefined ? '-' : count(record.lost),
    record?.by ?? '-',
  ];
}

/** Without a record its rollout goes on, has died, or is from before records were kept. */
function outcomeOf({ record, isRunning, isThere }: Release): string {
  const outcome = record?.outcome.replace('-', ' ') ?? 'no record';
  return [outcome, ...(isRunning ? ['runs'] : []), ...(isThere ? [] : ['gone'])].join(', ');
}
