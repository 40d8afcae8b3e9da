import { visit } from 'unist-util-visit';
import type { MarkdownDocument } from '../markdown/parse-document.js';

/** Files that a document tells its reader to write: named in its text, or by its blocks. */
export function ownFiles({ tree, blocks }: MarkdownDocument): ReadonlySet<string> {
  const files = new Set(blocks.flatMap(({ words }) => words));
  visit(tree, 'inlineCode', ({ value }) => {
    files.add(value);
  });
  return files;
}
