import type { DoubtRow } from './play-doubts.js';

const heads = [
  'switch',
  'way',
  'strategy',
  'rollouts',
  'met',
  'outcomes',
  'requests',
  'lost',
  'verdict',
] as const;
const right: ReadonlySet<number> = new Set([3, 4, 6, 7]);

/** The rows as an aligned table, and below it what broke. */
export function doubtsText(rows: readonly DoubtRow[]): string {
  const cells = [heads, ...rows.map((row) => cellsOf(row))];
  const widths = heads.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const lines = cells.map((line) =>
    line.map((cell, column) => pad(cell, widths[column] ?? 0, right.has(column))).join('  '),
  );
  return [...lines.map((line) => line.trimEnd()), ...rows.flatMap(({ broken }) => broken)].join('\n');
}

function cellsOf(row: DoubtRow): readonly string[] {
  const ends = Object.entries(row.ends).sort(([, a], [, b]) => b - a);
  return [
    row.name,
    row.way,
    row.strategy,
    String(row.rollouts),
    row.met === undefined ? '-' : String(row.met),
    ends.map(([end, count]) => `${end} ${count}`).join(', '),
    String(row.requests),
    String(row.lost),
    verdictOf(row),
  ];
}

/** What never came up proves nothing. */
function verdictOf({ broken, met }: DoubtRow): string {
  if (broken.length > 0) return 'BROKEN';
  return met === 0 ? 'never came up' : 'holds';
}

function pad(text: string, width: number, isRight: boolean): string {
  return isRight ? text.padStart(width) : text.padEnd(width);
}
