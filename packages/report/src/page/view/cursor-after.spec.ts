import { cursorAfter } from './cursor-after.js';

const domain = { from: 1_000, to: 2_000 };

test.each([
  ['ArrowLeft', undefined, 1_990],
  ['ArrowRight', 1_500, 1_510],
  ['ArrowRight', undefined, 2_000],
  ['PageDown', 1_050, 1_000],
  ['PageUp', 1_500, 1_600],
  ['Home', 1_500, 1_000],
  ['End', undefined, 2_000],
  ['Escape', 1_500, undefined],
  ['Tab', 1_500, 'same'],
])('%s at %p marks %p', (key, at, next) => {
  expect(cursorAfter(key, at, domain)).toBe(next);
});
