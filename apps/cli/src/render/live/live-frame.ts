import { clearScreenDown, cursorTo, moveCursor } from 'node:readline';
import { createLogUpdate } from 'log-update';
import wrapAnsi from 'wrap-ansi';
import { nameProgram } from '../../console/name-program.js';
import { wrapLine } from '../../console/wrap-line.js';
import type { Terminal } from '../../terminal.js';

/** Text that is redrawn in place, below everything that was written before. */
export interface LiveFrame {
  draw(text: string): void;
  /** Takes it off the screen; what is written next stands in its place. */
  clear(): void;
  /** Ends it. What was drawn last stays. */
  close(): void;
}

interface Shape {
  readonly rows: readonly string[];
  readonly columns: number;
}

/**
 * A frame whose rows are never wider than the terminal, and which is erased whole wherever its shape changes:
 * `log-update` patches what differs, and its patches leave rows behind when a frame shrinks or the terminal
 * wraps. Its commands are named here: what names them on the way to the terminal knows no rows.
 */
export function createLiveFrame({ stdout, program }: Pick<Terminal, 'stdout' | 'program'>): LiveFrame {
  const update = createLogUpdate(stdout);
  let shown: Shape | undefined;
  const clear = () => {
    if (shown) eraseRows(stdout, rowsNow(shown, columnsOf(stdout)));
    update.done(); // it forgets what it drew
    shown = undefined;
  };
  return {
    clear,
    draw(text) {
      const next = shapeOf(nameProgram(text, program), stdout, program);
      if (shown && !isSameShape(shown, next)) clear();
      shown = next;
      update(next.rows.join('\n'));
    },
    close() {
      update.done();
      shown = undefined;
    },
  };
}

/** Narrower, nothing can be read. */
const minColumns = 20;

/** A row that fills the last column leaves the cursor in a place where terminals differ. */
const columnsOf = ({ columns }: Terminal['stdout']): number => Math.max(minColumns, columns || 80) - 1;

function shapeOf(text: string, stdout: Terminal['stdout'], program: string | undefined): Shape {
  const columns = columnsOf(stdout);
  // An empty row at the end is not drawn: `log-update` takes it for the end of the one before.
  const rows = text
    .trimEnd()
    .split('\n')
    .flatMap((line) => wrapLine(line, columns, { isHard: true, program }));
  return { rows: fitHeight(rows, stdout.rows || 24), columns };
}

const isSameShape = (one: Shape, other: Shape): boolean =>
  one.columns === other.columns && one.rows.length === other.rows.length;

/** The top says where the rollout is, the bottom what it waits for: of a fleet's instances, the middle goes. */
function fitHeight(rows: readonly string[], height: number): readonly string[] {
  const room = Math.max(3, height - 1);
  if (rows.length <= room) return rows;
  const head = Math.ceil((room - 1) / 2);
  const tail = room - 1 - head;
  const left = rows.length - head - tail;
  return [...rows.slice(0, head), `  ... ${left} rows more`, ...rows.slice(rows.length - tail)];
}

/** How many rows a frame takes by now: a terminal that got narrower has wrapped those that no longer fit. */
function rowsNow({ rows }: Shape, columns: number): number {
  const wrapped = rows.map((row) => wrapAnsi(row, columns + 1, { hard: true, wordWrap: false, trim: false }));
  return wrapped.join('\n').split('\n').length;
}

function eraseRows(stdout: Terminal['stdout'], count: number): void {
  cursorTo(stdout, 0);
  moveCursor(stdout, 0, -count);
  clearScreenDown(stdout);
}
