import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { errorCode } from './error-code.js';
import { instancesFolder, pidFile } from './instance-files.js';

/** A process that an emulator started and has not seen ending. */
export interface RecordedProcess {
  readonly instanceId: string;
  readonly pid: number;
  readonly startedAt: string;
}

/** Records a process before anyone can lose sight of it. */
export function recordProcess(stateDirectory: string, recorded: RecordedProcess): void {
  mkdirSync(instancesFolder(stateDirectory), { recursive: true });
  writeFileSync(pidFile(stateDirectory, recorded.instanceId), JSON.stringify(recorded));
}

export const forgetProcess = (stateDirectory: string, instanceId: string) =>
  rmSync(pidFile(stateDirectory, instanceId), { force: true });

/** The processes that an emulator left recorded; a file that cannot be read is one of no process. */
export function recordedProcesses(stateDirectory: string): readonly RecordedProcess[] {
  return pidFilesIn(instancesFolder(stateDirectory)).map((file) => {
    const instanceId = basename(file, '.json');
    const { pid = 0, startedAt = '' } = readRecord(pidFile(stateDirectory, instanceId));
    return { instanceId, pid, startedAt };
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
