import { createStory, nextStory, type Story, type StreamRecord } from '@clicamos/report';
import type { Terminal } from '../terminal.js';
import { openEventsFile } from './events-file.js';
import { keepReports, type ReportKeeper } from './keep-reports.js';

/** Somebody who listens, and has something to end. */
export interface StreamView {
  readonly see: (record: StreamRecord) => void;
  /** Never rejects: no view can make a rollout fail. */
  readonly close: () => Promise<void>;
}

/** What a rollout tells, on its way to everybody who listens: one stream, many views. */
export interface RolloutStream {
  tell(record: StreamRecord): void;
  /** All that was told of the rollout at hand. */
  story(): Story;
  /** @returns what stops it */
  listen(listener: (record: StreamRecord) => void): () => void;
  /** Tells a view from now on, and closes it at the end. */
  attach(view: StreamView): void;
  /** The report of the rollout at hand; nothing where none is kept, or nothing has happened. */
  readonly report: Pick<ReportKeeper, 'folder' | 'evidence'>;
  /** Writes the reports, and closes the files. */
  close(): Promise<void>;
}

export interface StreamOptions {
  /** Records go to stdout. */
  readonly json: boolean;
  /** Records go to this file too. */
  readonly events?: string | undefined;
  /** Each rollout leaves its report in the folder `clicamos-report`. @default false */
  readonly isReported?: boolean;
}

/** @throws {UsageError} for a file that cannot be written */
export function openStream(
  { json, events, isReported = false }: StreamOptions,
  { stdout, stderr, cwd, env }: Pick<Terminal, 'stdout' | 'stderr' | 'cwd' | 'env'>,
): RolloutStream {
  const complain = (text: string) => void stderr.write(`${text}\n`);
  const file = events === undefined ? undefined : openEventsFile(events, cwd);
  const reports = keepReports({ cwd: isReported ? cwd : undefined, env, complain });
  const listeners = new Set<(record: StreamRecord) => void>();
  if (json) listeners.add((record) => stdout.write(`${JSON.stringify(record)}\n`));
  if (file) listeners.add(untilItFails((record) => file.write(record), `--events ${events}`, complain));
  listeners.add((record) => reports.see(record));
  const views: StreamView[] = [];
  let story = createStory();
  return {
    tell(record) {
      story = nextStory(story, record);
      for (const listener of listeners) listener(record);
    },
    story: () => story,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach(view) {
      views.push(view);
      listeners.add(view.see);
    },
    report: reports,
    async close() {
      file?.close();
      await reports.close();
      await Promise.all(views.map((view) => view.close()));
    },
  };
}

/** A disk that gets full must not end a rollout half way: it is told once, and the rest goes unwritten. */
function untilItFails(
  write: (record: StreamRecord) => void,
  where: string,
  complain: (text: string) => void,
): (record: StreamRecord) => void {
  let hasFailed = false;
  return (record) => {
    if (hasFailed) return;
    try {
      write(record);
    } catch (error) {
      hasFailed = true;
      complain(`${where} ends here: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}
