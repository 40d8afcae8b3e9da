import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '../usage-error.js';
import { eventsName, reportsFolder } from './report-folder.js';

/**
 * The file that is meant: by its path, by the folder it is in, or by the id of a rollout that left one here.
 *
 * @throws {UsageError} with the ids that there are
 */
export function findEvents(rollout: string, cwd: string): string {
  const path = resolve(cwd, rollout);
  const inFolder = [path, join(cwd, reportsFolder, rollout)].map((folder) => join(folder, eventsName));
  const found = [path, ...inFolder].find(isFile);
  if (found !== undefined) return found;
  throw new UsageError(
    `Expected the id of a rollout or a file of events, got \`${rollout}\`: ${idsIn(join(cwd, reportsFolder))}`,
  );
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

const mostShown = 20;

function idsIn(folder: string): string {
  const entries = existsSync(folder) ? readdirSync(folder) : [];
  const ids = entries.filter((name) => isFile(join(folder, name, eventsName)));
  if (ids.length === 0) return `no rollout has left a report in ${reportsFolder}/ here`;
  const more = ids.length > mostShown ? ` and ${ids.length - mostShown} more` : '';
  return `${reportsFolder}/ holds ${ids.slice(0, mostShown).join(', ')}${more}`;
}
