import fc from 'fast-check';
import { loadModel, type WireModel } from '../model/model.js';
import { readJson } from './read-json.js';

const model: WireModel = {
  ...loadModel('ssm'),
  shapes: {
    Input: {
      members: {
        Text: { type: 'string' },
        Count: { type: 'integer' },
        Share: { type: 'double' },
        IsOn: { type: 'boolean' },
        At: { type: 'timestamp' },
        Bytes: { type: 'blob' },
        Texts: { type: 'string[]' },
        Inner: { type: 'Input' },
      },
    },
    'string[]': { list: 'string' },
  },
};

it('reads every type', () => {
  const document = {
    Text: 'a',
    Count: 2,
    Share: 0.5,
    IsOn: false,
    At: 1_700_000_000.25,
    Bytes: '/wA=',
    Texts: ['a', null, 'b'],
    Inner: { Text: 'b', Unknown: 1 },
    Unknown: {},
  };

  expect(readJson(document, 'Input', model)).toEqual({
    input: {
      Text: 'a',
      Count: 2,
      Share: 0.5,
      IsOn: false,
      At: new Date(1_700_000_000_250),
      Bytes: new Uint8Array([255, 0]),
      Texts: ['a', 'b'],
      Inner: { Text: 'b' },
    },
    violations: [],
  });
});

it('takes null for a member that is not there', () => {
  expect(readJson({ Text: null, Inner: null }, 'Input', model)).toEqual({ input: {}, violations: [] });
});

it.each([
  [{ Text: 1 }, 'string', 'NUMBER_VALUE'],
  [{ Text: {} }, 'string', undefined],
  [{ Count: 1.5 }, 'integer', 'NUMBER_VALUE'],
  [{ Count: '1' }, 'integer', 'STRING_VALUE'],
  [{ IsOn: 'true' }, 'boolean', 'STRING_VALUE'],
  [{ IsOn: 1 }, 'boolean', 'NUMBER_VALUE'],
  [{ At: '2026-01-01T00:00:00Z' }, 'timestamp', 'STRING_VALUE'],
  [{ At: 1e30 }, 'timestamp', 'NUMBER_VALUE'],
  [{ Bytes: '%' }, 'blob', 'STRING_VALUE'],
  [{ Bytes: true }, 'blob', 'TRUE_VALUE'],
  [{ Texts: 'a' }, 'list', 'STRING_VALUE'],
  [{ Inner: [] }, 'structure', undefined],
  [null, 'structure', 'NULL_VALUE'],
])('finds what is wrong with %j', (document, expected, found) => {
  expect(readJson(document, 'Input', model).violations).toMatchObject([
    { kind: 'malformed', expected, found },
  ]);
});

it('never throws, whatever the document', () => {
  const key = fc.constantFrom('Text', 'Count', 'Share', 'IsOn', 'At', 'Bytes', 'Texts', 'Inner', '__proto__');
  const documents = fc.dictionary(key, fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue())));

  fc.assert(
    fc.property(documents, (document) => {
      expect(() => readJson(document, 'Input', model)).not.toThrow();
    }),
  );
});
