import { join } from 'node:path';
import { isEvent, type StreamRecord } from '@clicamos/report';
import { appendSummary } from '../report/append-summary.js';
import { readEvents } from '../report/read-events.js';
import { beginFolder, eventsName, type ReportFolder } from '../report/report-folder.js';
import { writeViews } from '../report/write-views.js';

/** Leaves the report of each rollout that it sees. */
export interface ReportKeeper {
  see(record: StreamRecord): void;
  /** Of the rollout at hand, relative to where the command runs. */
  folder(): string | undefined;
  /** The same, if a failed generation has left something in it. */
  evidence(): string | undefined;
  /** Makes what is made of the events. */
  close(): Promise<void>;
}

export interface KeepOptions {
  /** Where `clicamos-report` goes; nothing is kept without it. */
  readonly cwd: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told why there is no report: the rollout's own end matters more. */
  readonly complain: (text: string) => void;
}

/** Events are written as they come, so that a process that dies leaves what it saw; the rest is made at the end. */
export function keepReports({ cwd, env, complain }: KeepOptions): ReportKeeper {
  const folders = new Map<string, ReportFolder>();
  let first: StreamRecord[] = [];
  let current: ReportFolder | undefined;
  let isOff = cwd === undefined;

  const attempt = <T>(run: () => T): T | undefined => {
    try {
      return run();
    } catch (error) {
      isOff = true;
      complain(`No report: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };

  const folderFor = (record: StreamRecord): ReportFolder | undefined => {
    if (!isEvent(record) || cwd === undefined) return current;
    const known = folders.get(record.rolloutId);
    if (known || !isBeginning(record)) return known;
    const folder = beginFolder(cwd, record.rolloutId);
    folders.set(record.rolloutId, folder);
    for (const one of first) folder.write(one);
    first = first.filter(({ kind }) => kind === 'environment');
    return folder;
  };

  return {
    see(record) {
      if (isOff) return;
      attempt(() => {
        current = folderFor(record);
        if (current) current.write(record);
        else if (!isEvent(record)) first.push(record);
      });
    },
    folder: () => current?.shown,
    evidence: () => (current?.hasEvidence() ? current.shown : undefined),
    async close() {
      if (cwd === undefined) return;
      for (const folder of folders.values()) {
        folder.close();
        // What a runner before this one has told is in the file too.
        await readEvents(join(folder.path, eventsName), { isPartial: true })
          .then((reading) => writeViews(folder.path, reading))
          .then(({ summary }) => appendSummary(summary, { cwd, env }))
          .catch((error: Error) => complain(`No report in ${folder.shown}: ${error.message}`));
      }
    },
  };
}

/** A rollout that runs elsewhere leaves its report there; where nothing is done, there is nothing to report. */
const isBeginning = ({ kind }: StreamRecord): boolean => kind !== 'abort-requested' && kind !== 'finished';
