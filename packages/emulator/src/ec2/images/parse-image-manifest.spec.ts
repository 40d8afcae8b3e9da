import fc from 'fast-check';
import { parseImageManifest } from './parse-image-manifest.js';

describe('parseImageManifest', () => {
  it('reads what is there and fills in the rest', () => {
    const parsed = parseImageManifest('{"start":["node","main.js"]}');

    expect(parsed).toEqual({
      manifest: { start: ['node', 'main.js'], port: 80, env: {}, architecture: undefined },
    });
  });

  it.each([
    ['', 'is not a JSON object'],
    ['[]', 'is not a JSON object'],
    ['null', 'is not a JSON object'],
    ['{"start":["x"],"prot":80}', 'has an unknown property `prot`'],
    ['{}', '`start` must be'],
    ['{"start":[]}', '`start` must be'],
    ['{"start":""}', '`start` must be'],
    ['{"start":["x",1]}', '`start` must be'],
    ['{"start":["x"],"port":0}', '`port` must be'],
    ['{"start":["x"],"port":65536}', '`port` must be'],
    ['{"start":["x"],"port":"80"}', '`port` must be'],
    ['{"start":["x"],"env":{"A":1}}', '`env` must be'],
    ['{"start":["x"],"architecture":"i386"}', '`architecture` must be'],
  ])('%s: %s', (text, problem) => {
    expect(parseImageManifest(text)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('answers whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(Object.keys(parseImageManifest(text))).toHaveLength(1);
      }),
    );
  });
});
