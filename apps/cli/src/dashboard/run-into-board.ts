import { Writable } from 'node:stream';
import { parseRecord, type LiveBoard, type StreamRecord } from '@clicamos/report';
import { reportError } from '../report-error.js';
import type { Terminal } from '../terminal.js';

export interface IntoBoard {
  readonly board: Pick<LiveBoard, 'openStream'>;
  readonly terminal: Terminal;
  /** Whether the runner of a rollout tells its own story to the page. */
  readonly isTold: (rolloutId: string) => boolean;
}

/** Runs a command of ours, whose records go to the page in place of the terminal; what goes wrong is said there. */
export async function runIntoBoard(
  run: (terminal: Terminal) => Promise<number>,
  { board, terminal, isTold }: IntoBoard,
): Promise<void> {
  const tell = tellWhatIsNew(board.openStream(), isTold);
  let rest = '';
  let line = 0;
  const stdout = new Writable({
    write(chunk: Buffer, _, done) {
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) {
        line += 1;
        const record = parseRecord(text, line);
        if (record) tell(record);
      }
      done();
    },
  });
  await run({ ...terminal, stdout }).catch((error: unknown) => reportError(error, terminal));
}

/** Whoever asks a living runner to go back sees less of the rollout than that runner does. */
function tellWhatIsNew(
  tell: (record: StreamRecord) => void,
  isTold: IntoBoard['isTold'],
): (record: StreamRecord) => void {
  let isSecond = false;
  return (record) => {
    if ('rolloutId' in record) isSecond = isTold(record.rolloutId);
    if (!isSecond || asksForIt.has(record.kind)) tell(record);
  };
}

const asksForIt: ReadonlySet<StreamRecord['kind']> = new Set([
  'environment',
  'abort-requested',
  'notice',
  'error',
]);
