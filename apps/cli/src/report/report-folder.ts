import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { RecordOf, StreamRecord } from '@clicamos/report';
import { createEventsFile } from '../stream/events-file.js';

/** Where reports go, below the folder that a command runs in. */
export const reportsFolder = 'clicamos-report';

/** What every view of a rollout is made of. */
export const eventsName = 'events.ndjson';

/** What one rollout leaves. */
export interface ReportFolder {
  readonly path: string;
  /** As a person reads it: relative, with a slash at its end. */
  readonly shown: string;
  write(record: StreamRecord): void;
  hasEvidence(): boolean;
  close(): void;
}

/**
 * The folder of a rollout, to write to. One that was begun before, by a runner that has died, goes on: its last line may
 * be half a one.
 */
export function beginFolder(cwd: string, rolloutId: string): ReportFolder {
  const path = join(cwd, reportsFolder, folderName(rolloutId));
  mkdirSync(path, { recursive: true });
  const events = join(path, eventsName);
  if (existsSync(events)) dropHalfLine(events);
  const file = createEventsFile(events, 'a');
  let hasEvidence = false;
  return {
    path,
    shown: shownFolder(cwd, path),
    write(record) {
      file.write(record);
      if (record.kind !== 'evidence') return;
      hasEvidence = true;
      writeEvidence(path, record);
    },
    hasEvidence: () => hasEvidence,
    close: () => file.close(),
  };
}

/**
 * An id that was read from the cloud's tags, or from a file, is somebody else's text.
 *
 * @throws where it is no name of a folder
 */
export function folderName(rolloutId: string): string {
  if (/^\w[\w.-]*$/.test(rolloutId)) return rolloutId;
  throw new Error(`the rollout's id \`${rolloutId}\` is no name of a folder`);
}

/** Relative to where a command runs, with a slash at its end. */
export const shownFolder = (cwd: string, path: string): string => `${relative(cwd, path) || '.'}/`;

function dropHalfLine(path: string): void {
  const bytes = readFileSync(path);
  truncateSync(path, bytes.lastIndexOf('\n') + 1);
}

/** `evidence.json`, and each instance's console output beside it. */
export function writeEvidence(folder: string, { evidence }: RecordOf<'evidence'>): void {
  writeFileSync(join(folder, 'evidence.json'), JSON.stringify(evidence, null, 2));
  for (const { instanceId, consoleOutput } of evidence.instances)
    if (consoleOutput !== undefined)
      writeFileSync(join(folder, `${folderName(instanceId)}.console.log`), consoleOutput);
}
