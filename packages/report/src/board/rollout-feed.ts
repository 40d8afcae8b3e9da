import { lookKey } from '../html/thin-records.js';
import { createStory } from '../model/create-story.js';
import { nextStory } from '../model/next-story.js';
import type { Story } from '../model/story.js';
import type { StreamRecord } from '../stream/record.js';

/** What a follower gets: a record as its line, and its number, which counts from 0. */
export type LineListener = (line: string, index: number) => void;

/** The records of one rollout, for whoever comes late and for whoever stays. */
export interface RolloutFeed {
  /** Adds a record, and passes it on. */
  tell(record: StreamRecord): void;
  /** All that was told. */
  story(): Story;
  /** From a number on; looks that a later one repeats are left out. */
  linesFrom(index: number): readonly { readonly line: string; readonly index: number }[];
  /** @returns what stops it */
  listen(listener: LineListener): () => void;
}

interface Look {
  readonly key: string;
  readonly index: number;
  readonly isFirst: boolean;
}

/** Keeps every record but the looks between the first and the last that saw the same: those are nearly all bytes. */
export function createFeed(): RolloutFeed {
  const lines: (string | undefined)[] = [];
  const listeners = new Set<LineListener>();
  let story = createStory();
  let last: Look | undefined;

  const forgetRepeated = (record: StreamRecord, index: number) => {
    if (record.kind !== 'waiting') return;
    const key = lookKey(record);
    const isSame = last?.key === key;
    if (last && isSame && !last.isFirst) lines[last.index] = undefined;
    last = { key, index, isFirst: !isSame };
  };

  return {
    tell(record) {
      story = nextStory(story, record);
      const line = JSON.stringify(record);
      const index = lines.push(line) - 1;
      forgetRepeated(record, index);
      for (const listener of listeners) listener(line, index);
    },
    story: () => story,
    linesFrom: (from) =>
      lines
        .slice(from)
        .flatMap((line, offset) => (line === undefined ? [] : [{ line, index: from + offset }])),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
