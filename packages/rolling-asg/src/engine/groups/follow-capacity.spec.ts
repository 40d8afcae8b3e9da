import { createContext } from '../context/context.js';
import { defaultSettings } from '../../journal/rollout-settings.js';
import { createStory } from '../../testing/narrative.js';
import { group, sample } from '../../testing/samples.js';
import { followCapacity } from './follow-capacity.js';

/** A rollout that has seen next hold the place of previous with 2, twice; now previous wants so many. */
async function followed(desiredCapacity: number) {
  const { cloud, clock } = createStory();
  const target = {
    ...{ service: 'web', rolloutId: 'r-1', by: 'ana', next: { name: 'web-v002' }, sources: [] },
    previous: { name: 'web-v001', isAdopted: false },
  };
  const { signal } = new AbortController();
  const options = { cloud: cloud.port(), clock, signal, target, wanted: 2, settings: defaultSettings };
  const context = createContext(options);
  context.memory.heldLooks = [0, 5_000];
  const previous = { ...group('web-v001', []), desiredCapacity, maxSize: 8 };
  const next = { ...group('web-v002', []), desiredCapacity: 3, maxSize: 8 };
  await followCapacity(context, sample([previous, next], {}, 10_000));
  return context.memory;
}

describe('followCapacity', () => {
  it('keeps what was seen of next while nothing more is wanted', async () => {
    expect(await followed(2)).toMatchObject({ wanted: 2, heldLooks: [0, 5_000] });
  });

  it('forgets what was seen of next when more is wanted: that was no proof of so much', async () => {
    expect(await followed(3)).toMatchObject({ wanted: 3, heldLooks: [] });
  });
});
