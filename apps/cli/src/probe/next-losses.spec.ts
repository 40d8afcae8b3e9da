import type { RolloutEvent } from '@clicamos/rolling-asg';
import { createNextLosses } from './next-losses.js';

const started = (kind: string) => ({ kind: 'step-started', step: { kind } }) as unknown as RolloutEvent; // only these count
type Losses = Parameters<ReturnType<typeof createNextLosses>['of']>[0];

const none: Losses = { sent: 0, lost: 0, lostBy: {}, inFlight: 0 };
const seen = (report: Partial<Losses>): Losses => ({ ...none, ...report });

describe('createNextLosses', () => {
  it('counts nothing while next is not proven', () => {
    const losses = createNextLosses();

    losses.see(started('awaitCapacity'), none);

    expect(losses.of(seen({ lost: 400, lostBy: { 'status 503': 400 }, inFlight: 0 }))).toEqual({
      sent: 0,
      lost: 0,
      lostBy: {},
    });
  });

  it('counts from the step after, without what a dead previous has lost or has still to answer', () => {
    const losses = createNextLosses();

    losses.see(started('bake'), seen({ lost: 400, lostBy: { timeout: 400 }, inFlight: 3 }));
    losses.see(started('drain'), seen({ lost: 900, lostBy: { timeout: 900 }, inFlight: 0 }));

    expect(losses.of(seen({ lost: 403, lostBy: { timeout: 403 }, inFlight: 0 })).lost).toBe(0);
    expect(losses.of(seen({ lost: 405, lostBy: { timeout: 403, 'status 500': 2 }, inFlight: 0 }))).toEqual({
      sent: 0,
      lost: 2,
      lostBy: { 'status 500': 2 },
    });
  });

  it('tells as many causes as were lost, whatever the cause of what was on its way', () => {
    const losses = createNextLosses();

    losses.see(started('bake'), seen({ lost: 5, lostBy: { timeout: 5 }, inFlight: 1 }));

    expect(losses.of(seen({ lost: 32, lostBy: { timeout: 5, body: 27 }, inFlight: 0 }))).toEqual({
      sent: 0,
      lost: 26,
      lostBy: { body: 26 },
    });
  });

  it('tells what was sent since, of which a percentage is', () => {
    const losses = createNextLosses();

    losses.see(started('bake'), { ...none, sent: 500 });

    expect([losses.hasBegun(), losses.of({ ...none, sent: 700 }).sent]).toEqual([true, 200]);
  });

  it('forgives nothing where nothing was lost before', () => {
    const losses = createNextLosses();

    losses.see(started('drain'), { ...none, inFlight: 2 });

    expect(losses.of(seen({ lost: 1, lostBy: { reset: 1 }, inFlight: 0 }))).toEqual({
      sent: 0,
      lost: 1,
      lostBy: { reset: 1 },
    });
  });

  it('counts at once when a rollout is resumed after next was proven', () => {
    const losses = createNextLosses();

    losses.see(started('deleteGroup'), none);

    expect(losses.of(seen({ lost: 1, lostBy: { reset: 1 }, inFlight: 0 })).lost).toBe(1);
  });
});
