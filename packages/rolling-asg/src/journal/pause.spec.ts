import { formatPause, laterPause, pauseOf, type PauseTag } from './pause.js';
import { tagKeys } from './tags.js';

const tagged = (value: string) => ({ tags: [{ key: tagKeys.pause, value, propagate: false }] });
const paused: PauseTag = {
  kind: 'paused',
  by: 'ana @ build 7',
  since: '2026-11-27T14:02:11.000Z',
  forMs: 17,
};
const promoted: PauseTag = { kind: 'promoted', by: 'ben', since: '2026-11-27T14:03:00.000Z' };

describe('the tag of a pause', () => {
  it.each([paused, promoted])('$kind: is read as it was written', (tag) => {
    expect(pauseOf(tagged(formatPause(tag)))).toEqual(tag);
  });

  it.each(['', 'paused', 'paused 2026-11-27T14:02:11.000Z ana', 'resumed 2026-11-27T14:02:11.000Z ana'])(
    'is none where somebody wrote "%s"',
    (text) => {
      expect(pauseOf(tagged(text))).toBeUndefined();
    },
  );

  it('is not taken back by an answer that does not have it yet, or has an older one', () => {
    expect(laterPause(paused, undefined)).toBe(paused);
    expect(laterPause(promoted, paused)).toBe(promoted);
    expect(laterPause(paused, promoted)).toBe(promoted);
    expect(laterPause(undefined, undefined)).toBeUndefined();
  });
});
