import { isEvent } from '../stream/split-rollouts.js';
import type { StreamRecord } from '../stream/record.js';
import type { ActionOffer, Board, RolloutRow, ServiceRow } from './board.js';
import { createFeed, type RolloutFeed } from './rollout-feed.js';
import { rowOf } from './row-of.js';

/** A rollout that is over: its records are read when somebody looks. */
export interface PastRollout {
  readonly row: RolloutRow;
  /** Nothing to read of one that only the history knows. */
  readonly read?: () => Promise<readonly StreamRecord[]>;
}

/** What a dashboard shows: rollouts that are told of, those that are over, and the services. */
export interface LiveBoard {
  /** A teller for one stream, in which rollouts may follow each other, as in that of a `demo`. */
  openStream(): (record: StreamRecord) => void;
  /** Those that are over, in place of the ones before. */
  setPast(rollouts: readonly PastRollout[]): void;
  /** Each service as it is now, in place of the rows before. */
  setServices(services: readonly ServiceRow[]): void;
  /** What may be asked for, in place of the offers before. */
  setActions(actions: readonly ActionOffer[]): void;
  /** As it is now. */
  board(): Board;
  /** Of a rollout that is over its records are read first; nothing for an id that is not known. */
  feedOf(rolloutId: string): Promise<RolloutFeed | undefined>;
  /** Called when the board is another; not for each record. @returns what stops it */
  listen(listener: () => void): () => void;
}

/**
 * @example
 * import { createBoard, startDashboard, type StreamRecord } from '@clicamos/report';
 *
 * declare const records: AsyncIterable<StreamRecord>;
 * const board = createBoard();
 * await using dashboard = await startDashboard({ board });
 * const tell = board.openStream();
 * for await (const record of records) tell(record);
 */
export function createBoard(): LiveBoard {
  const feeds = new Map<string, RolloutFeed>();
  const listeners = new Set<() => void>();
  let past: readonly PastRollout[] = [];
  let services: readonly ServiceRow[] = [];
  let actions: readonly ActionOffer[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const feedFor = (id: string): RolloutFeed => {
    const known = feeds.get(id);
    if (known) return known;
    const feed = createFeed();
    feeds.set(id, feed);
    return feed;
  };
  return {
    openStream: () => tellerOf(feedFor, changed),
    setPast(rollouts) {
      past = rollouts;
      changed();
    },
    setServices(rows) {
      services = rows;
      changed();
    },
    setActions(offers) {
      actions = offers;
      changed();
    },
    board: () => ({ rollouts: rowsOf(feeds, past), services, actions }),
    async feedOf(id) {
      const known = feeds.get(id);
      if (known) return known;
      const records = await past.find(({ row }) => row.id === id)?.read?.();
      if (!records) return undefined;
      const feed = createFeed();
      for (const record of records) feed.tell(record);
      return feed;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What carries no id belongs to the rollout that is under way, or to the first one that begins. */
function tellerOf(feedFor: (id: string) => RolloutFeed, changed: () => void): (record: StreamRecord) => void {
  let before: StreamRecord[] = [];
  let current: RolloutFeed | undefined;
  return (record) => {
    if (isEvent(record)) {
      const feed = feedFor(record.rolloutId);
      if (feed !== current && feed.linesFrom(0).length === 0) {
        for (const one of before) feed.tell(one);
        before = before.filter(({ kind }) => kind === 'environment');
      }
      current = feed;
    }
    if (record.kind === 'environment') before = [record];
    else if (!current) before.push(record);
    if (record.kind === 'environment') return;
    current?.tell(record);
    changed();
  };
}

const rowsOf = (
  feeds: ReadonlyMap<string, RolloutFeed>,
  past: readonly PastRollout[],
): readonly RolloutRow[] => {
  const live = Array.from(feeds.values(), (feed) => rowOf(feed.story(), true));
  const known = new Set(live.map(({ id }) => id));
  const others = past.map(({ row }) => row).filter(({ id }) => !known.has(id));
  return [...live, ...others].sort((one, other) => (other.startedAt ?? 0) - (one.startedAt ?? 0));
};
