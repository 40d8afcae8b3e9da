/** A sentence of the index, as what of it does not differ. */
export interface LookedUp {
  readonly parts: readonly string[];
}

const cells = /^\| (.+?) +\| /;
const span = /(`+) ?(.+?) ?\1(?!`)/g;

/** The sentences in the first column of the tables of a page; `...` stands for what differs. */
export function lookUpSentences(page: string): readonly LookedUp[] {
  const first = page.split('\n').flatMap((line) => cells.exec(line)?.[1] ?? []);
  const texts = first.flatMap((cell) => [...cell.matchAll(span)].map(([, , text = '']) => text));
  return texts.map((text) => ({
    parts: text
      .split('...')
      .map(bare)
      .filter((part) => /[a-z]{3}/i.test(part)),
  }));
}

/** A part without the punctuation that joins it to what differs. */
export const bare = (part: string): string => part.replace(/^[\s:;.,`()[\]]+|[\s:;.,`()[\]]+$/g, '');
