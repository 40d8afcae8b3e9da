import { holderText, seenText, sinceText } from './lock-holder.js';

const holder = {
  rolloutId: 'r-1',
  groupName: 'web-v002',
  by: 'ana',
  since: '2026-11-27T10:00:00.000Z',
  step: 'bake',
  seenAtMs: Date.parse('2026-11-27T10:20:00.000Z'),
};

/** Ten times as fast as the world since ten o'clock, and half past ten by itself. */
const fast = {
  now: () => Date.parse('2026-11-27T10:30:00.000Z'),
  sleep: () => Promise.resolve(),
  realMs: (ms: number) =>
    Date.parse('2026-11-27T10:00:00.000Z') + (ms - Date.parse('2026-11-27T10:00:00.000Z')) / 10,
};

describe('what is said of a holder', () => {
  it('tells moments of a faster clock as they were in the world', () => {
    const later = { ...holder, since: '2026-11-27T10:10:00.000Z' };

    expect(sinceText(later, fast)).toBe('since 2026-11-27T10:01:00.000Z');
    expect(seenText(later, fast)).toBe(', last seen 60 s ago');
  });

  it('tells those of a clock as fast as the world as they are', () => {
    const { now, sleep } = fast;

    expect(holderText('web', holder, { now, sleep })).toBe(
      '`web` is being rolled out: r-1 to `web-v002`, by ana, since 2026-11-27T10:00:00.000Z, at step bake, last seen 10m ago',
    );
  });

  it('tells what it was given where that is no moment', () => {
    expect(sinceText({ ...holder, since: 'unknown' }, fast)).toBe('since unknown');
  });
});
