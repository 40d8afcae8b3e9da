import type { RolloutEvent } from '../engine/context/events.js';
import { createStory } from '../testing/narrative.js';

const waits = (events: readonly RolloutEvent[]) =>
  events.flatMap((event) => (event.kind === 'waiting' ? [event] : []));

describe('a launch that fails', () => {
  it('stands in every wait until the group has its instances', async () => {
    const { cloud, clock, events, roll } = createStory();
    await roll('ami-1');
    events.length = 0;
    cloud.state.launchTrouble = {
      message: 'You have exceeded your quota',
      failure: 'quota',
      until: clock.now() + 90_000,
    };

    const { outcome } = await roll('ami-2');

    const told = waits(events).map(({ launchFailure }) => launchFailure);
    const first = told.indexOf('web-v002: the last launch failed: You have exceeded your quota');
    const last = told.lastIndexOf('web-v002: the last launch failed: You have exceeded your quota');
    expect(outcome).toBe('deployed');
    expect(last - first).toBeGreaterThan(3);
    expect(told.slice(first, last + 1).every((text) => text !== undefined)).toBe(true);
    expect(told.slice(last + 1).every((text) => text === undefined)).toBe(true);
  });

  it('ends the wait when it cannot succeed, long before the deadline, with its words', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');
    cloud.state.launchTrouble = {
      message: 'The key pair does not exist',
      failure: 'key-pair',
      imageId: 'ami-2',
    };

    const { outcome, reason, wallMs } = await roll('ami-2');

    expect({ outcome, isSoon: wallMs < 120_000 }).toEqual({ outcome: 'rolled-back', isSoon: true });
    expect(reason).toMatch(
      /^Group `web-v002` cannot launch: the last launch failed: The key pair does not exist/,
    );
  });

  it('is in the reason of the deadline too', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');
    cloud.state.launchTrouble = {
      message: 'You have exceeded your quota',
      failure: 'quota',
      imageId: 'ami-2',
    };

    const { reason } = await roll('ami-2', { plan: { healthyDeadlineMs: 120_000 } });

    expect(reason).toMatch(/after 2m: .*; web-v002: the last launch failed: You have exceeded your quota/);
  });
});
