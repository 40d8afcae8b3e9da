import { newestLines } from './newest-lines.js';

const log = Array.from({ length: 1_234 }, (_, at) => ({
  at,
  kind: 'waiting' as const,
  level: 'info' as const,
  text: `line ${at}`,
}));

test('a long log is drawn as its newest hundred lines, and says how many are older', () => {
  const { lines, older } = newestLines(log, false);

  expect(lines).toHaveLength(100);
  expect([lines[0]?.at, lines.at(-1)?.at, older]).toEqual([1_233, 1_134, 1_134]);
});

test('it is drawn whole when somebody asks, and a short one always', () => {
  expect(newestLines(log, true)).toMatchObject({ lines: { length: 1_234 }, older: 0 });
  expect(newestLines(log.slice(0, 3), false)).toEqual({ lines: log.slice(0, 3).reverse(), older: 0 });
});
