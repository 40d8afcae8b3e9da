import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { errorCode } from './error-code.js';
import { instancesFolder, pidFile } from './instance-files.js';
import type { ProcessIdentity } from './is-same-process.js';
import { privateFileMode, privateFolderMode } from './private-files.js';

/** A process that an emulator started and has not seen ending. */
export interface RecordedProcess {
  readonly instanceId: string;
  readonly pid: number;
  readonly startedAt: string;
  /** The emulator that started it. */
  readonly emulator?: ProcessIdentity | undefined;
}

/** Records a process before anyone can lose sight of it. */
export function recordProcess(stateDirectory: string, recorded: RecordedProcess): void {
  mkdirSync(instancesFolder(stateDirectory), { recursive: true, mode: privateFolderMode });
  const file = pidFile(stateDirectory, recorded.instanceId);
  // Not one that is there: it could be a link.
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(recorded), { flag: 'wx', mode: privateFileMode });
}

export const forgetProcess = (stateDirectory: string, instanceId: string) =>
  rmSync(pidFile(stateDirectory, instanceId), { force: true });

/** The processes that an emulator left recorded; a file that cannot be read is one of no process. */
export function recordedProcesses(stateDirectory: string): readonly RecordedProcess[] {
  return pidFilesIn(instancesFolder(stateDirectory)).map((file) => {
    const instanceId = basename(file, '.json');
    const { pid = 0, startedAt = '', emulator } = readRecord(pidFile(stateDirectory, instanceId));
    return { instanceId, pid, startedAt, emulator };
  });
}

function pidFilesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.json'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function readRecord(file: string): Partial<RecordedProcess> {
  try {
    const record: unknown = JSON.parse(readFileSync(file, 'utf8'));
    // Written by `recordProcess`; the pid is checked against the process itself before it is used.
    return typeof record === 'object' && record !== null ? (record as Partial<RecordedProcess>) : {};
  } catch {
    return {};
  }
}
