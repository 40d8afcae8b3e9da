import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { addRecord, createStory, rowOf, type LiveBoard, type PastRollout } from '@clicamos/report';
import { readEvents } from '../report/read-events.js';
import { eventsName, reportsFolder } from '../report/report-folder.js';
import { followFile, type FileFollower } from './follow-file.js';

/** A file that was written to in the last ms belongs to a rollout that may still run. */
const freshMs = 60_000;
/** The newest ones; older ones are in their folders. */
const mostPast = 50;

/** The reports that rollouts of this folder have left, and are leaving. */
export interface ReportsWatch {
  /** Looks again. */
  look(): Promise<void>;
  /** Whether a rollout tells its own story in a file here. */
  isTold(rolloutId: string): boolean;
  past(): readonly PastRollout[];
}

export function watchReports(cwd: string, board: Pick<LiveBoard, 'openStream'>): ReportsWatch {
  const followed = new Map<string, FileFollower>();
  const past = new Map<string, PastRollout>();
  const folder = join(cwd, reportsFolder);
  const see = async (id: string, path: string, changedAt: number) => {
    const known = followed.get(id);
    if (known) return known.readOn();
    const isFresh = Date.now() - changedAt < freshMs;
    if (past.has(id) && !isFresh) return;
    if (!isFresh) {
      const rollout = await pastRollout(path);
      if (rollout) past.set(id, rollout);
      return;
    }
    const follower = followFile(path, board.openStream());
    followed.set(id, follower);
    await follower.readOn();
  };
  return {
    async look() {
      for (const { id, path, changedAt } of await filesIn(folder)) await see(id, path, changedAt);
    },
    isTold: (rolloutId) => followed.has(rolloutId),
    past: () => [...past.values()],
  };
}

interface EventsOf {
  readonly id: string;
  readonly path: string;
  readonly changedAt: number;
}

async function filesIn(folder: string): Promise<readonly EventsOf[]> {
  const names = await readdir(folder).catch(() => []);
  const found: EventsOf[] = [];
  for (const id of names) {
    const path = join(folder, id, eventsName);
    const { mtimeMs: changedAt } = (await stat(path).catch(() => undefined)) ?? {};
    if (changedAt !== undefined) found.push({ id, path, changedAt });
  }
  return found.sort((one, other) => other.changedAt - one.changedAt).slice(0, mostPast);
}

/** Its row now, its records when somebody looks; nothing for a file that cannot be read. */
async function pastRollout(path: string): Promise<PastRollout | undefined> {
  const read = async () => (await readEvents(path, { isPartial: true })).records;
  const records = await read().catch(() => undefined);
  if (!records) return undefined;
  return { row: rowOf(records.reduce(addRecord, createStory()), false), read };
}
