import { table, type Column } from './table.js';

const columns: readonly Column[] = [
  { head: 'version', isNumeric: true },
  { head: 'image', worth: 2 },
  { head: 'outcome' },
  { head: 'by', worth: 1 },
];
const rows = [
  ['10', 'ami-0b3', 'deployed', 'ana@build-7'],
  ['9', 'ami-0a1', 'rolled back', 'ci'],
];

describe('table', () => {
  it('has all columns in a pipe, numbers at the right, nothing after the last word', () => {
    expect(table(columns, rows, { whole: 'clicamos history --json' })).toEqual([
      'version   image     outcome       by',
      '     10   ami-0b3   deployed      ana@build-7',
      '      9   ami-0a1   rolled back   ci',
    ]);
  });

  it.each([
    ['as in a pipe where it fits', 45, 'version   image     outcome       by', undefined],
    ['with smaller gaps', 44, 'version  image    outcome      by', undefined],
    ['with smaller gaps, to the last column', 42, 'version  image    outcome      by', undefined],
    ['without the least column', 41, 'version  image    outcome', 'No room for: by. All of it: x --json'],
    ['the same, as long as it fits', 29, 'version  image    outcome', 'No room for: by. All of it: x --json'],
    ['without the next', 28, 'version  outcome', 'No room for: image, by. All of it: x --json'],
    ['with what must stay', 20, 'version  outcome', 'No room for: image, by. All of it: x --json'],
    [
      'with what must stay, as near as can be',
      19,
      'version outcome',
      'No room for: image, by. All of it: x --json',
    ],
  ])('is %s', (_what, width, head, last) => {
    const [first, , , ...others] = table(columns, rows, { width, whole: 'x --json' });

    expect(first).toBe(head);
    expect(others.at(-1)).toBe(last);
  });

  it('gives what room is left to a lesser column where the worthier one is too wide', () => {
    const wide = rows.map(([version = '', image, ...others]) => [version, `${image}0123456789`, ...others]);

    expect(table(columns, wide, { width: 37 })[0]).toBe('version  outcome      by');
  });
});
