import { isEvent } from '../stream/split-rollouts.js';
import type { StreamRecord } from '../stream/record.js';
import { addRecord } from './add-record.js';
import { createStory } from './create-story.js';
import type { Story } from './story.js';

/**
 * As `addRecord`, for a stream that goes on with another rollout, as that of a `demo` does: an event of another id
 * begins a new story in the same place.
 */
export function nextStory(story: Story, record: StreamRecord): Story {
  const { rolloutId } = story.headline;
  const isAnother = isEvent(record) && rolloutId !== '' && record.rolloutId !== rolloutId;
  return addRecord(isAnother ? inPlaceOf(story) : story, record);
}

/** What was there is previous of all that comes: whose a version is, the new story finds out itself. */
function inPlaceOf({ headline }: Story): Story {
  const { environment, cloud, account, region, service, runner, speed, lastAt } = headline;
  const story = createStory();
  return {
    ...story,
    headline: {
      ...story.headline,
      ...{ environment, cloud, region, service, runner, speed, lastAt },
      ...(account !== undefined && { account }),
    },
  };
}
