import { parseDocument } from '../markdown/parse-document.js';
import { quotedTitles } from './quoted-titles.js';
import { createTitleSearch } from './test-titles.js';

const titlesIn = (text: string) =>
  quotedTitles(parseDocument('a.md', text).tree).map(({ title, line }) => `${line} ${title}`);

describe('quotedTitles', () => {
  it.each([
    ['It is refused ("refuses the owners []").', ['1 refuses the owners []']],
    ['One\ntwo ("a b", "c\nd") three', ['2 a b', '2 c d']],
    ['| a ("refuses `x`") |', ['1 refuses x']],
    ['A word ("web" and "api") or "three"', ['1 web', '1 api']],
    ['Code: `deploy("web")` is none', []],
    ['Not "alone", not (in parentheses)', []],
  ])('finds in %j', (text, expected) => {
    expect(titlesIn(text)).toEqual(expected);
  });
});

describe('createTitleSearch', () => {
  const hasTitle = createTitleSearch([
    `it('does not wait for what\\'s gone', () => {});`,
    "it.each([1, 2])('refuses the owners %j at once', () => {});\nit.each([])('%s', () => {});",
    'it(`takes ${count} of them in order`, () => {});',
  ]);

  it.each(["does not wait for what's gone", 'refuses the owners [] at once', 'takes 3 of them in order'])(
    'finds "%s"',
    (title) => {
      expect(hasTitle(title)).toBe(true);
    },
  );

  it.each(['refuses the owner', 'is nowhere', 'takes them in order'])('does not find "%s"', (title) => {
    expect(hasTitle(`${title}!`)).toBe(false);
  });
});
