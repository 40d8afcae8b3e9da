import { startingLater } from './starting-later.js';

const action = { name: 'morning', definition: { Recurrence: '0 * * * *', MinSize: 4 } };
const now = Date.parse('2026-11-27T10:00:00Z');
const days = 86_400_000;

describe('startingLater', () => {
  it.each([30 * days, 61_000])('keeps a start that is %i ms away', (ms) => {
    const later = { ...action, startsAtMs: now + ms };

    expect(startingLater(later, now)).toEqual(later);
  });

  it.each([59_000, 0, -30 * days])('leaves out one that AWS might find in the past: %i ms away', (ms) => {
    expect(startingLater({ ...action, startsAtMs: now + ms }, now)).toEqual(action);
  });

  it('leaves one without a start as it is', () => {
    expect(startingLater(action, now)).toEqual(action);
  });
});
