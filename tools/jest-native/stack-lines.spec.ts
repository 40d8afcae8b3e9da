import { stackLines } from './stack-lines.cjs';

/** A formatter in Jest's place: it says what it was given. */
function createFormatter() {
  const formatted: string[] = [];
  const format = (error: Error, frames: readonly object[]) => {
    formatted.push(...frames.map(String));
    return `${error.name}: ${error.message}${frames.map((frame) => `\n    at <${String(frame)}>`).join('')}`;
  };
  return { format, formatted };
}

const frame = (place: string) => ({ toString: () => place });

describe('the lines of a stack', () => {
  it('are those of the formatter, below the name and the message of the error at hand', () => {
    const { format } = createFormatter();
    const prepare = stackLines(format);

    const first = prepare(new TypeError('one'), [frame('a (x.ts:1:2)'), frame('b (y.js:3:4)')]);
    const second = prepare(new Error('two'), [frame('b (y.js:3:4)')]);

    expect(first).toBe('TypeError: one\n    at <a (x.ts:1:2)>\n    at <b (y.js:3:4)>');
    expect(second).toBe('Error: two\n    at <b (y.js:3:4)>');
  });

  it('are asked for once a place', () => {
    const { format, formatted } = createFormatter();
    const prepare = stackLines(format);

    for (const message of ['one', 'two', 'three']) prepare(new Error(message), [frame('a (x.ts:1:2)')]);

    expect(formatted).toEqual(['a (x.ts:1:2)']);
  });
});
