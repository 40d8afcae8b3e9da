import { count, duration } from '@clicamos/report';
import type { Release } from '@clicamos/rolling-asg';
import { commandText, type Given } from './command-text.js';

export interface HistoryText {
  /** AWS seconds per real second; times are shown as they really passed. */
  readonly speed: number;
  readonly given: Given;
}

const heads = ['version', 'when', 'group', 'image', 'outcome', 'took', 'requests', 'lost', 'by'] as const;
const numeric: ReadonlySet<string> = new Set(['version', 'took', 'requests', 'lost']);

/** A line per release, and how to go back to one. */
export function describeHistory(releases: readonly Release[], text: HistoryText): string[] {
  const { given } = text;
  if (releases.length === 0) return [`Nothing was released yet. Run: ${commandText('deploy', given)}`];
  const rows = releases.map((release) => cellsOf(release, text));
  const widths = heads.map((head, index) =>
    Math.max(head.length, ...rows.map((row) => (row[index] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) =>
        numeric.has(heads[index] ?? '') ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      )
      .join('   ')
      .trimEnd();
  const isBehind = releases.some(({ isThere, isRunning }) => isThere && !isRunning);
  return [
    ...[heads, ...rows].map(line),
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
