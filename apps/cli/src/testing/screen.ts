import { Writable } from 'node:stream';
import xterm from '@xterm/headless';

/** A terminal of our own that shows what is written to it, as a person would see it. */
export interface Screen {
  readonly stdout: Writable & { isTTY: boolean; columns: number; rows: number };
  /** What stands on it, row by row, without the empty ones at the end. */
  rows(): Promise<readonly string[]>;
  /** The rows that the terminal itself began, because the one above was wider than it is. */
  torn(): Promise<readonly string[]>;
  resize(columns: number): Promise<void>;
}

export function createScreen(columns: number, rows = 40): Screen {
  const terminal = new xterm.Terminal({ cols: columns, rows, convertEol: true, allowProposedApi: true });
  const written = () => new Promise<void>((resolve) => terminal.write('', resolve));
  const stdout = Object.assign(
    new Writable({
      write(text: Buffer, _encoding, done) {
        terminal.write(text);
        done();
      },
    }),
    { isTTY: true, columns, rows },
  );
  return {
    stdout,
    async rows() {
      await written();
      const { active } = terminal.buffer;
      const all = Array.from({ length: active.length }, (_, y) => active.getLine(y)?.translateToString(true));
      return withoutEnd(all.map((row) => row ?? ''));
    },
    async torn() {
      await written();
      const { active } = terminal.buffer;
      return Array.from({ length: active.length }, (_, y) => active.getLine(y)).flatMap((line) =>
        line?.isWrapped === true ? [line.translateToString(true)] : [],
      );
    },
    async resize(to) {
      await written();
      terminal.resize(to, rows);
      stdout.columns = to;
    },
  };
}

const withoutEnd = (rows: readonly string[]): readonly string[] =>
  rows.slice(0, rows.findLastIndex((row) => row !== '') + 1);
