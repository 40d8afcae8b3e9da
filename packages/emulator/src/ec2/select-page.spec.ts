import fc from 'fast-check';
import { selectPage, type SelectRules } from './select-page.js';

const rules: SelectRules<number> = { table: { parity: (number) => (number % 2 === 0 ? 'even' : 'odd') } };

function allPages(items: readonly number[], request: object): number[][] {
  const pages: number[][] = [];
  let NextToken: string | undefined;
  do {
    const page = selectPage(items, { ...request, NextToken }, rules);
    pages.push([...page.items]);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return pages;
}

describe('selectPage', () => {
  it('gives every matching item once, in order, whatever the page size', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { maxLength: 60 }),
        fc.integer({ min: 5, max: 70 }),
        (items, MaxResults) => {
          const Filters = [{ Name: 'parity', Values: ['even'] }];

          const pages = allPages(items, { MaxResults, Filters });

          expect(pages.flat()).toEqual(items.filter((item) => item % 2 === 0));
          expect(pages.slice(0, -1).every((page) => page.length === MaxResults)).toBe(true);
        },
      ),
    );
  });

  it('gives everything without a limit', () => {
    const items = Array.from({ length: 2000 }, (_, index) => index);

    expect(selectPage(items, {}, rules)).toEqual({ items, NextToken: undefined });
  });

  it('serves more than the highest limit as the highest limit', () => {
    const items = Array.from({ length: 1200 }, (_, index) => index);

    expect(allPages(items, { MaxResults: 5000 }).map((page) => page.length)).toEqual([1000, 200]);
  });

  it('refuses a limit below the lowest', () => {
    expect(() => selectPage([], { MaxResults: 4 }, rules)).toThrow(
      'Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than 5.',
    );
  });

  it('refuses a token that no page gave out', () => {
    expect(() => selectPage([], { NextToken: 'nonsense' }, rules)).toThrow(
      'Unable to parse pagination token',
    );
  });
});
