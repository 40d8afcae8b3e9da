import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { errorCode } from './error-code.js';
import { instancesFolder } from './instance-files.js';

/** The log of an instance that has ended. */
export interface EndedLog {
  readonly file: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** What the logs of ended instances may hold together. */
export interface LogBudget {
  readonly files: number;
  readonly bytes: number;
}

const usual: LogBudget = { files: 100, bytes: 32 * 1_024 * 1_024 };

/** Removes the oldest logs of instances that have ended, down to the budget. Logs of instances that run are not counted. */
export function pruneInstanceLogs(stateDirectory: string, budget: LogBudget = usual): void {
  const folder = instancesFolder(stateDirectory);
  for (const { file } of logsBeyond(endedLogsIn(folder), budget)) rmSync(join(folder, file), { force: true });
}

/** Which logs go: the newest that fit the budget stay. */
export function logsBeyond(logs: readonly EndedLog[], { files, bytes }: LogBudget): readonly EndedLog[] {
  let sum = 0;
  return [...logs]
    .sort((one, other) => other.modifiedMs - one.modifiedMs)
    .filter((log, place) => place >= files || (sum += log.bytes) > bytes);
}

function endedLogsIn(folder: string): readonly EndedLog[] {
  const files = filesIn(folder);
  const running = new Set(
    files.filter((file) => file.endsWith('.json')).map((file) => basename(file, '.json')),
  );
  return files
    .filter((file) => file.endsWith('.log') && !running.has(basename(file, '.log')))
    .flatMap((file) => factsOf(folder, file));
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function factsOf(folder: string, file: string): readonly EndedLog[] {
  const facts = statSync(join(folder, file), { throwIfNoEntry: false });
  return facts === undefined ? [] : [{ file, bytes: facts.size, modifiedMs: facts.mtimeMs }];
}
