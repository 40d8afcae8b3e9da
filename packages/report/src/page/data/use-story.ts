import { useEffect, useState } from 'preact/hooks';
import { addRecord } from '../../model/add-record.js';
import { createStory } from '../../model/create-story.js';
import type { Story } from '../../model/story.js';
import type { StreamRecord } from '../../stream/record.js';
import { boundStory } from './bound-story.js';

/** The longest that a record waits until it is shown, ms: nothing on the page moves more often. */
const refreshMs = 1_000;
/** What is told at the beginning comes in one burst; this long after its first record it is shown. */
const burstMs = 60;

/** A story, and whether its source still answers. */
export interface Following {
  readonly story: Story;
  readonly isConnected: boolean;
}

/** The story of one rollout, replayed from its beginning and followed to its end. */
export function useStory(rolloutId: string | undefined): Following {
  const [following, setFollowing] = useState<Following>({ story: createStory(), isConnected: true });
  useEffect(() => {
    setFollowing({ story: createStory(), isConnected: true });
    return rolloutId === undefined ? undefined : followRollout(rolloutId, setFollowing);
  }, [rolloutId]);
  return following;
}

function followRollout(rolloutId: string, show: (following: Following) => void): () => void {
  let story = createStory();
  let waiting: StreamRecord[] = [];
  let shownAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    shownAt = performance.now();
    story = boundStory(waiting.reduce(addRecord, story));
    waiting = [];
    show({ story, isConnected: true });
  };
  const source = new EventSource(`/events?rollout=${encodeURIComponent(rolloutId)}`);
  source.addEventListener('records', ({ data }: MessageEvent<string>) => {
    waiting.push(...parseLines(data));
    timer ??= setTimeout(flush, Math.max(burstMs, shownAt + refreshMs - performance.now()));
  });
  source.addEventListener('error', () => show({ story, isConnected: false }));
  source.addEventListener('open', () => show({ story, isConnected: true }));
  return () => {
    source.close();
    clearTimeout(timer);
  };
}

/** What a server of this package sends was checked there. */
export const parseLines = (text: string): StreamRecord[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as StreamRecord);
