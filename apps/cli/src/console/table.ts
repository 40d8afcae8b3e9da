/** One column of a table. */
export interface Column {
  readonly head: string;
  /** Numbers stand at the right. @default false */
  readonly isNumeric?: boolean;
  /** Where a terminal has no room for all, those with the highest are shown; a column without stays. */
  readonly worth?: number;
}

export interface TableOptions {
  /** Of the terminal; a pipe has none, and gets all columns. */
  readonly width?: number | undefined;
  /** What shows the columns for which there is no room; without it nothing is said of them. */
  readonly whole?: string;
}

interface Grid {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

const wideGap = 3;
const narrowGap = 2;
/** Where even the columns that must stay have no room. */
const leastGap = 1;

/** A table, head first. Where it is wider than the terminal its gaps get smaller, then columns go. */
export function table(columns: Grid['columns'], rows: Grid['rows'], options: TableOptions = {}): string[] {
  const { width = Infinity, whole } = options;
  const grid = { columns, rows };
  const wide = linesOf(grid, wideGap);
  if (fits(wide, width)) return wide;
  const gone = withoutRoom(grid, width);
  const left = without(grid, gone);
  const narrow = linesOf(left, narrowGap);
  const lines = fits(narrow, width) ? narrow : linesOf(left, leastGap);
  if (gone.length === 0 || whole === undefined) return lines;
  const heads = columns.filter((column) => gone.includes(column)).map(({ head }) => head);
  return [...lines, '', `No room for: ${heads.join(', ')}. All of it: ${whole}`];
}

/** Those that stay leave some room, which the others get in the order of what they are worth. */
function withoutRoom(grid: Grid, width: number): readonly Column[] {
  const worthFirst = grid.columns
    .filter(({ worth }) => worth !== undefined)
    .toSorted((one, other) => (other.worth ?? 0) - (one.worth ?? 0));
  return worthFirst.reduce<readonly Column[]>((gone, column) => {
    const others = gone.filter((one) => one !== column);
    return fits(linesOf(without(grid, others), narrowGap), width) ? others : gone;
  }, worthFirst);
}

const fits = (lines: readonly string[], width: number): boolean =>
  lines.every(({ length }) => length <= width);

function without({ columns, rows }: Grid, gone: readonly Column[]): Grid {
  const stays = columns.map((column) => !gone.includes(column));
  const left = <T>(all: readonly T[]) => all.filter((_, index) => stays[index]);
  return { columns: left(columns), rows: rows.map(left) };
}

function linesOf({ columns, rows }: Grid, gap: number): string[] {
  const widths = columns.map(({ head }, index) =>
    Math.max(head.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const padded = (cell: string, index: number) => {
    const width = widths[index] ?? 0;
    return columns[index]?.isNumeric ? cell.padStart(width) : cell.padEnd(width);
  };
  return [columns.map(({ head }) => head), ...rows].map((row) =>
    row.map(padded).join(' '.repeat(gap)).trimEnd(),
  );
}
