import { RecordedMap } from './recorded-map.js';

function createMap(keepMs: number) {
  const clock = { nowMs: 0 };
  const map = new RecordedMap<string, number>({ nowMs: () => clock.nowMs, keepMs: () => keepMs });
  const at = (nowMs: number) => {
    clock.nowMs = nowMs;
    return map;
  };
  return { map, at };
}

describe('RecordedMap', () => {
  it('knows what it held: what was added, changed and taken away since is undone', () => {
    const { map, at } = createMap(1_000);
    at(0).set('a', 1).set('b', 1);
    at(10).set('a', 2);
    at(20).delete('b');
    at(30).set('c', 1);

    expect([0, 10, 20, 30].map((ms) => Object.fromEntries(map.asOf(ms)))).toEqual([
      { a: 1, b: 1 },
      { a: 2, b: 1 },
      { a: 2 },
      { a: 2, c: 1 },
    ]);
    expect(Object.fromEntries(map.asOf(-1))).toEqual({});
    expect(Object.fromEntries(map)).toEqual({ a: 2, c: 1 });
  });

  it('is what it is now where nobody wants to look back', () => {
    const { map, at } = createMap(0);
    at(0).set('a', 1);
    at(10).set('a', 2);

    expect(Object.fromEntries(map.asOf(5))).toEqual({ a: 2 });
  });

  it('knows as much as it was asked to keep, however much has happened', () => {
    const { map, at } = createMap(1_000);

    for (let ms = 0; ms <= 5_000; ms += 1) at(ms).set('a', ms);

    expect(map.asOf(4_000).get('a')).toBe(4_000);
    expect(map.asOf(4_321).get('a')).toBe(4_321);
    expect(map.asOf(0).get('a')).toBeGreaterThan(3_500);
  });
});
