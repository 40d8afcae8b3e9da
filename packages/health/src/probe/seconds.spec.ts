import { createSeconds } from './seconds.js';

describe('createSeconds', () => {
  it('counts by the second and by version', () => {
    const seconds = createSeconds();

    seconds.count(1000.4, 'sent');
    seconds.count(1999.9, 'answered', 'v1');
    seconds.count(2000, 'answered', 'v2');
    seconds.count(2001, 'answered', 'v2');
    seconds.count(5000, 'lost');

    expect(seconds.list()).toEqual([
      { atMs: 1000, sent: 1, answered: 1, lost: 0, versions: { v1: 1 } },
      { atMs: 2000, sent: 0, answered: 2, lost: 0, versions: { v2: 2 } },
      { atMs: 5000, sent: 0, answered: 0, lost: 1, versions: {} },
    ]);
  });

  it('keeps the last hour', () => {
    const seconds = createSeconds();

    for (let second = 0; second < 4000; second += 1) seconds.count(second * 1000, 'sent');

    const list = seconds.list();
    expect([list.length, list[0]?.atMs, list.at(-1)?.atMs]).toEqual([3600, 400_000, 3_999_000]);
  });
});
