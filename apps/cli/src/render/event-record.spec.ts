import type { RolloutEvent } from '@clicamos/rolling-asg';
import { eventRecord } from './event-record.js';

const startedAt = 1_000_000;
const event: RolloutEvent = {
  at: startedAt + 36_000.4,
  rolloutId: 'r-1',
  service: 'web',
  kind: 'rolling-back',
  reason: 'no',
  deadlineAt: startedAt + 136_000.4,
};

/** Four real seconds after its start, on a clock that runs ten times as fast. */
const time = {
  speed: 10,
  clock: { now: () => startedAt + 40_000, sleep: () => Promise.resolve() },
};

describe('eventRecord', () => {
  it('is in real time, in whole milliseconds, with the moment of the cloud beside it', () => {
    const record = eventRecord(event, time, () => startedAt + 4_000);

    expect(record).toEqual({
      ...event,
      at: startedAt + 3_600,
      cloudAt: startedAt + 36_000,
      text: 'rolling back, at most 1m40s',
      deadlineAt: startedAt + 13_600,
    });
  });

  it('has one time on AWS', () => {
    const record = eventRecord(event, { ...time, speed: 1 }, () => startedAt + 40_000);

    expect(record).toMatchObject({ at: startedAt + 36_000, deadlineAt: startedAt + 136_000 });
    expect(record.cloudAt).toBeUndefined();
  });
});
