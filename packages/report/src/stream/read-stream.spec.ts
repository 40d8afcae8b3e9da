import { environment, finished, probed, started } from '../testing/sample-records.js';
import { isStreamError } from './errors.js';
import { readStream } from './read-stream.js';

const lines = (...records: readonly object[]) => records.map((record) => JSON.stringify(record));

const codeOf = (read: () => unknown): string | undefined => {
  try {
    read();
    return undefined;
  } catch (error) {
    return isStreamError(error) ? `${error.code} at ${error.line}: ${error.message}` : String(error);
  }
};

describe('readStream', () => {
  it('gives the records as they were written, with the fields that a later release has added', () => {
    const later = { ...probed(1, { 7: 50 }), shoeSize: 43 };

    const { records } = readStream(lines(environment, later, started, finished(30, 'deployed')));

    expect(records).toEqual([environment, later, started, finished(30, 'deployed')]);
  });

  it('passes by a kind that a later release has added', () => {
    const { records } = readStream(lines(environment, { kind: 'weather' }, finished(1, 'deployed')));

    expect(records.map(({ kind }) => kind)).toEqual(['environment', 'finished']);
  });

  it.each([
    ['nothing', [], /^NoStream at 1: .* empty file/],
    ['a text', ['hello'], /^NoStream at 1: .* `clicamos\.events\/1`, got `hello`/],
    [
      'another version',
      lines({ ...environment, schema: 'clicamos.events/9' }),
      /^OtherVersion at 1: .*`clicamos\.events\/9`/,
    ],
    [
      'a bad field',
      lines(environment, { ...started, floorMs: 'soon' }),
      /^BadRecord at 2: .*`rollout-started` at `floorMs`/,
    ],
    ['no kind', lines(environment, []), /^BadRecord at 2: .*with a `kind`, got `\[\]`/],
    ['half a line', [...lines(environment), '{"kind":"pro'], /^Cut at 2: Line 2 is cut: `{"kind":"pro`/],
    ['no end', lines(environment, started, probed(1, {})), /^Cut at 3: It ends at line 3/],
  ])('refuses %s with a sentence that says where', (_what, text, message) => {
    expect(codeOf(() => readStream(text))).toMatch(message);
  });

  it('gives what is there of a cut one, and why there is no more, when asked to', () => {
    const reading = readStream([...lines(environment, started), '{"kind":"pro'], { isPartial: true });

    expect(reading).toEqual({
      records: [environment, started],
      cut: expect.stringMatching(/^Line 3 is cut/),
    });
  });
});
