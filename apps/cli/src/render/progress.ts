import { systemClock, type ProbeReport } from '@clicamos/health';
import type { RolloutEvent } from '@clicamos/rolling-asg';
import type { RolloutStream } from '../stream/open-stream.js';
import type { Terminal } from '../terminal.js';
import { describeEvent } from './describe-event.js';
import { waitKey } from './describe-waiting.js';
import { eventRecord, type CloudTime } from './event-record.js';
import { createLiveFrame } from './live-frame.js';
import { liveTree, type TreeState } from './live-tree.js';
import { goingBack, nextTreeState } from './next-tree-state.js';
import { paintFor } from './paint.js';

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
  readonly terminal: Pick<Terminal, 'stdout' | 'env'>;
  readonly json: boolean;
  readonly header: string;
  /** Told all that is shown. */
  readonly stream: Pick<RolloutStream, 'tell'>;
  /** The probe's running numbers, if there is one. */
  readonly probe: () => ProbeReport | undefined;
  /** The time of the events. @default ours */
  readonly time?: CloudTime;
}

const ourTime: CloudTime = { clock: systemClock, speed: 1 };

const redrawMs = 200;

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

function plainProgress({ terminal: { stdout } }: ProgressOptions): Progress {
  let lastWait: string | undefined;
  return {
    event(event) {
      const wait = event.kind === 'waiting' ? waitKey(event) : undefined;
      if (wait !== undefined && wait === lastWait) return;
      lastWait = wait;
      const line = describeEvent(event);
      if (line !== undefined) stdout.write(`${new Date().toISOString()}  ${line}\n`);
    },
    say: (line) => stdout.write(`${line}\n`),
    notice: (line) => stdout.write(`${new Date().toISOString()}  ${line}\n`),
    close: () => undefined,
  };
}

function treeProgress(options: ProgressOptions): Progress {
  const { terminal, header, probe, time = ourTime } = options;
  const { stdout, env } = terminal;
  const frame = createLiveFrame(stdout);
  const paint = paintFor(true, env);
  const startedAt = performance.now();
  let state: TreeState = { header, rolloutId: '', elapsedMs: 0 };
  const redraw = () => {
    const report = probe();
    const elapsedMs = performance.now() - startedAt;
    frame.draw(liveTree({ ...state, elapsedMs, ...(report && { probe: report }) }, paint));
  };
  const timer = setInterval(redraw, redrawMs);
  return {
    event(event) {
      state = nextTreeState(state, event, time.speed);
      redraw();
    },
    notice(line) {
      state = { ...goingBack(state), notice: line };
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
