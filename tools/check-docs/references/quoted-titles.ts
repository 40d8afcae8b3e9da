import { visit } from 'unist-util-visit';
import { plainText } from '../markdown/plain-text.js';
import type { MarkdownTree } from '../markdown/parse-document.js';

export interface QuotedTitle {
  readonly title: string;
  readonly line: number;
}

const inParentheses = /\(\s*("[^"]+"(?:\s*[,;]?\s*(?:and\s+|or\s+)?"[^"]+")*)\s*\)/g;
/** Stands for a quote inside of code, which is no title. */
const quoteInCode = '\u0001';

/** The tests that a document names: `("refuses the owners []")`, or several of them. */
export function quotedTitles(tree: MarkdownTree): QuotedTitle[] {
  const titles: QuotedTitle[] = [];
  visit(tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return;
    const text = plainText(node, { ofCode: (code) => code.replaceAll('"', quoteInCode) });
    const begin = node.position?.start.line ?? 1;
    for (const match of text.matchAll(inParentheses))
      for (const one of match[1]?.matchAll(/"([^"]+)"/g) ?? [])
        titles.push({
          title: (one[1] ?? '').replaceAll(/\s+/g, ' ').replaceAll('\\|', '|').replaceAll(quoteInCode, '"'),
          line: begin + text.slice(0, match.index + match[0].indexOf(one[0])).split('\n').length - 1,
        });
  });
  return titles;
}
