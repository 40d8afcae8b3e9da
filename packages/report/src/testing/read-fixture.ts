import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addRecord } from '../model/add-record.js';
import { createStory } from '../model/create-story.js';
import type { Story } from '../model/story.js';
import { readStream } from '../stream/read-stream.js';
import type { StreamRecord } from '../stream/record.js';

/** The recorded rollouts. */
export type FixtureName = 'good' | 'bad' | 'aborted' | 'lossy';

/** What a real rollout told. */
export function readFixture(name: FixtureName): readonly StreamRecord[] {
  const file = join(import.meta.dirname, '..', '..', 'fixtures', `${name}.ndjson`);
  return readStream(readFileSync(file, 'utf8').split('\n')).records;
}

export const storyOf = (name: FixtureName): Story => readFixture(name).reduce(addRecord, createStory());
