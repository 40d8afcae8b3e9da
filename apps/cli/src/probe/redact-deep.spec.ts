import { redactDeep } from './redact-deep.js';

describe('redactDeep', () => {
  it('redacts every text of plain data, and leaves all else as it is', () => {
    const when = new Date(0);
    const value = { a: 's3cret', b: [1, 'x s3cret', { c: null }], d: when, e: undefined };

    const redacted = redactDeep(value, (text) => text.replaceAll('s3cret', '***'));

    expect(redacted).toEqual({ a: '***', b: [1, 'x ***', { c: null }], d: when, e: undefined });
  });
});
