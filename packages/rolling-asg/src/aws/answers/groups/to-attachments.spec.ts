import { toScheduledAction } from './to-attachments.js';

const of = { AutoScalingGroupName: 'web-v001', ScheduledActionARN: 'arn:1', ScheduledActionName: 'night' };
const start = new Date('2026-12-27T22:00:00Z');

describe('toScheduledAction', () => {
  it('keeps when a recurring action starts beside what it is, which the time does not change', () => {
    const action = { ...of, Recurrence: '0 * * * *', MinSize: 2, StartTime: start, Time: start };

    expect(toScheduledAction(action)).toEqual({
      name: 'night',
      definition: { Recurrence: '0 * * * *', MinSize: 2 },
      startsAtMs: start.getTime(),
    });
  });

  it('keeps when an action that acts once does', () => {
    const action = { ...of, MinSize: 2, StartTime: start, Time: start };

    expect(toScheduledAction(action)).toEqual({
      name: 'night',
      definition: { MinSize: 2, StartTime: start },
    });
  });
});
