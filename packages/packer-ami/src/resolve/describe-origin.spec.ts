import { describeAge, describeOrigin } from './describe-origin.js';

describe('describeAge', () => {
  it.each([
    [-5000, 'just now'],
    [999, 'just now'],
    [4000, '4 s ago'],
    [119_999, '119 s ago'],
    [12 * 60_000, '12 min ago'],
    [3 * 3_600_000, '3 h ago'],
    [47 * 3_600_000, '47 h ago'],
    [48 * 3_600_000, '2 days ago'],
  ])('of %d ms is %s', (ageMs, text) => {
    expect(describeAge(ageMs)).toBe(text);
  });
});

describe('describeOrigin', () => {
  it('leaves out what is not known', () => {
    expect(describeOrigin('given by its id', { tags: {}, nowMs: 0 })).toBe('given by its id');
  });
});
