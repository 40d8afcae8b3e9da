import fc from 'fast-check';
import { AwsError } from '../service/aws-error.js';
import { filterItems, type FilterRules } from './filter-items.js';

interface Item {
  readonly id: string;
  readonly zones: readonly string[];
  readonly isDefault: boolean;
  readonly tags: ReadonlyMap<string, string>;
}

const rules: FilterRules<Item> = {
  tags: ({ tags }) => tags,
  table: {
    'item-id': ({ id }) => id,
    'placement.zone': ({ zones }) => zones,
    'is-default': ({ isDefault }) => isDefault,
    'create-time': () => new Date(0),
    none: () => undefined,
  },
};

const items: readonly Item[] = [
  { id: 'a', zones: ['z1', 'z2'], isDefault: true, tags: new Map([['Name', 'web']]) },
  {
    id: 'b',
    zones: ['z2'],
    isDefault: false,
    tags: new Map([
      ['Name', 'api'],
      ['team', 'x'],
    ]),
  },
  { id: 'c', zones: [], isDefault: false, tags: new Map() },
];

const ids = (found: readonly Item[]) => found.map(({ id }) => id).join('');

describe('filterItems', () => {
  it.each([
    ['nothing', [], 'abc'],
    ['a value', [{ Name: 'item-id', Values: ['b'] }], 'b'],
    ['any of the values', [{ Name: 'item-id', Values: ['c', 'a'] }], 'ac'],
    ['a wildcard', [{ Name: 'placement.zone', Values: ['*2'] }], 'ab'],
    ['a boolean', [{ Name: 'is-default', Values: ['false'] }], 'bc'],
    ['a date', [{ Name: 'create-time', Values: ['1970-01-01T*'] }], 'abc'],
    ['a value that no item has', [{ Name: 'none', Values: ['*'] }], ''],
    ['a tag', [{ Name: 'tag:Name', Values: ['w*'] }], 'a'],
    ['a tag`s key', [{ Name: 'tag-key', Values: ['team'] }], 'b'],
    ['a tag`s value', [{ Name: 'tag-value', Values: ['x', 'web'] }], 'ab'],
    [
      'all filters',
      [
        { Name: 'placement.zone', Values: ['z2'] },
        { Name: 'is-default', Values: ['true'] },
      ],
      'a',
    ],
    ['no value', [{ Name: 'item-id', Values: [] }], ''],
  ])('by %s', (_, filters, expected) => {
    expect(ids(filterItems(items, filters, rules))).toBe(expected);
  });

  it.each([['Item-Id'], ['constructor'], ['tag']])('refuses the unknown name %s', (Name) => {
    expect(() => filterItems(items, [{ Name, Values: ['x'] }], rules)).toThrow(
      `The filter '${Name}' is invalid`,
    );
  });

  it('refuses an unknown name when there are no items, too', () => {
    expect(() => filterItems([], [{ Name: 'x' }], rules)).toThrow(AwsError);
  });

  it('knows no tags where items have none', () => {
    expect(() => filterItems(items, [{ Name: 'tag:Name' }], { table: {} })).toThrow('is invalid');
  });

  it('throws the caller`s own error', () => {
    const unknownFilter = () => new AwsError('ValidationError', 'no');

    expect(() => filterItems(items, [{ Name: 'x' }], { ...rules, unknownFilter })).toThrow('no');
  });

  it('finds the same by two filters as by one after the other', () => {
    const filter = fc.record({
      Name: fc.constantFrom('item-id', 'placement.zone', 'tag:Name', 'tag-key'),
      Values: fc.array(fc.constantFrom('a', 'z2', 'web', 'Name', '*', '?'), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(filter, filter, (one, other) => {
        const both = filterItems(items, [one, other], rules);

        expect(both).toEqual(filterItems(filterItems(items, [one], rules), [other], rules));
      }),
    );
  });
});
