import type { RolloutEvent } from '@clicamos/rolling-asg';
import { createNextLosses } from './next-losses.js';

const started = (kind: string) => ({ kind: 'step-started', step: { kind } }) as unknown as RolloutEvent; // only these count
const none = { lost: 0, lostBy: {}, inFlight: 0 };

describe('createNextLosses', () => {
  it('counts nothing while next is not proven', () => {
    const losses = createNextLosses();

    losses.see(started('awaitCapacity'), none);

    expect(losses.of({ lost: 400, lostBy: { 'status 503': 400 }, inFlight: 0 })).toEqual({
      lost: 0,
      lostBy: {},
    });
  });

  it('counts from the step after, without what a dead previous has lost or has still to answer', () => {
    const losses = createNextLosses();

    losses.see(started('bake'), { lost: 400, lostBy: { timeout: 400 }, inFlight: 3 });
    losses.see(started('drain'), { lost: 900, lostBy: { timeout: 900 }, inFlight: 0 });

    expect(losses.of({ lost: 403, lostBy: { timeout: 403 }, inFlight: 0 }).lost).toBe(0);
    expect(losses.of({ lost: 405, lostBy: { timeout: 403, 'status 500': 2 }, inFlight: 0 })).toEqual({
      lost: 2,
      lostBy: { timeout: 3, 'status 500': 2 },
    });
  });

  it('forgives nothing where nothing was lost before', () => {
    const losses = createNextLosses();

    losses.see(started('drain'), { ...none, inFlight: 2 });

    expect(losses.of({ lost: 1, lostBy: { reset: 1 }, inFlight: 0 })).toEqual({
      lost: 1,
      lostBy: { reset: 1 },
    });
  });

  it('counts at once when a rollout is resumed after next was proven', () => {
    const losses = createNextLosses();

    losses.see(started('deleteGroup'), none);

    expect(losses.of({ lost: 1, lostBy: { reset: 1 }, inFlight: 0 }).lost).toBe(1);
  });
});
