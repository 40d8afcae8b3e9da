import { createManualTime } from '../../testing/autoscaling/autoscaling-time.js';
import { surroundings } from '../../testing/wire/wire-fixtures.js';
import { timeOf, withNextStart } from './scheduled-action.js';

/** An action every five minutes, put at 10:00 on a clock on which AWS's time passes 60 times as fast. */
function createAction() {
  const time = createManualTime(60);
  const autoScaling = { surroundings: { ...surroundings, time } };
  const timing = { startTime: undefined, endTime: undefined, recurrence: '*/5 * * * *', timeZone: undefined };
  const action = { described: {}, timing, putAtMs: time.now().getTime() };
  return { time, autoScaling, action };
}

describe('the time of a scheduled action', () => {
  it('passes as fast as AWS’s', () => {
    const { time, autoScaling, action } = createAction();

    time.advance(60_000);

    expect(timeOf(autoScaling, action).toISOString()).toBe('2026-03-01T11:00:00.000Z');
  });

  it('leaves out what has gone by when somebody comes late', () => {
    const { time, autoScaling, action } = createAction();
    time.advance(61_000);

    const next = withNextStart(autoScaling, action, timeOf(autoScaling, action));

    expect(next.described.StartTime?.toISOString()).toBe('2026-03-01T11:05:00.000Z');
    expect(next.dueAtMs).toBe(action.putAtMs + 65_000);
  });
});
