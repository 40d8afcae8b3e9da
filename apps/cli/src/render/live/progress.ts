import { inShort } from '@clicamos/report';
import { systemClock } from '@clicamos/health/clock';
import type { RolloutEvent } from '@clicamos/rolling-asg';
import type { RolloutStream } from '../../stream/open-stream.js';
import type { Terminal } from '../../terminal.js';
import { describeEvent } from '../describe-event.js';
import { waitKey } from '../describe-waiting.js';
import { eventRecord, type CloudTime } from '../event-record.js';
import { paintFor } from '../paint.js';
import { createLiveFrame } from './live-frame.js';
import { storyTree } from './story-tree.js';

/** Shows a rollout while it runs: redrawn in a terminal, a line per event in a log, or NDJSON. */
export interface Progress {
  event(event: RolloutEvent): void;
  /** A finished sentence that stays. */
  say(line: string): void;
  /** A sentence that stays in view until the end. */
  notice(line: string): void;
  close(): void;
}

export interface ProgressOptions {
  readonly terminal: Pick<Terminal, 'stdout' | 'env' | 'program'>;
  readonly json: boolean;
  /** Told all that is shown; a picture is made of its story. */
  readonly stream: Pick<RolloutStream, 'tell' | 'story'>;
  /** The cloud's own words. @default false */
  readonly verbose?: boolean | undefined;
  /** The time of the events. @default ours */
  readonly time?: CloudTime;
}

const ourTime: CloudTime = { clock: systemClock, speed: 1 };

const redrawMs = 200;

/** A log says that it lives, at most this often, while nothing changes. */
const stillMs = 30_000;

/** The renderer that fits: none beside the stream when NDJSON is asked for, a tree in a terminal, plain lines otherwise. */
export function createProgress(options: ProgressOptions): Progress {
  const { stream, time = ourTime } = options;
  const view = viewFor(options);
  return {
    ...view,
    event(event) {
      stream.tell(eventRecord(event, time, Date.now));
      view.event(event);
    },
    notice(text) {
      stream.tell({ kind: 'notice', at: Date.now(), text });
      view.notice(text);
    },
  };
}

function viewFor(options: ProgressOptions): Progress {
  if (options.json) return noView;
  return options.terminal.stdout.isTTY ? treeProgress(options) : plainProgress(options);
}

const nothing = () => undefined;

/** Scripts read the stream. */
const noView: Progress = { event: nothing, say: nothing, notice: nothing, close: nothing };

function plainProgress({ terminal: { stdout }, verbose = false }: ProgressOptions): Progress {
  const write = (line: string) => stdout.write(`${new Date().toISOString()}  ${line}\n`);
  let lastWait: string | undefined;
  let toldAt = 0;
  return {
    event(event) {
      const wait = event.kind === 'waiting' ? waitKey(event) : undefined;
      const now = performance.now();
      if (wait !== undefined && wait === lastWait && now - toldAt < stillMs) return;
      lastWait = wait;
      toldAt = now;
      const line = describeEvent(event);
      if (line !== undefined) write(verbose ? line : inShort(line));
    },
    say: (line) => stdout.write(`${line}\n`),
    notice: (line) => write(line),
    close: () => undefined,
  };
}

function treeProgress({ terminal, stream, verbose = false }: ProgressOptions): Progress {
  const { stdout, env } = terminal;
  const frame = createLiveFrame(terminal);
  const paint = paintFor(true, env);
  const redraw = () => {
    const columns = stdout.columns ?? 80;
    const look = { paint, columns, nowMs: Date.now(), isVerbose: verbose };
    frame.draw(storyTree(stream.story(), look));
  };
  const timer = setInterval(redraw, redrawMs);
  return {
    event: redraw,
    notice() {
      // A terminal shows the key that was pressed, in the frame.
      frame.clear();
      redraw();
    },
    say(line) {
      frame.clear();
      stdout.write(`${line}\n`);
    },
    close() {
      clearInterval(timer);
      frame.clear();
      frame.close();
    },
  };
}
