import { visit } from 'unist-util-visit';
import type { MarkdownTree } from './parse-document.js';
import { plainText } from './plain-text.js';

/** The anchors that GitHub gives the headings of a page, and those that the page sets in HTML. */
export function headingSlugs(tree: MarkdownTree): ReadonlySet<string> {
  const slugs = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'heading') slugs.add(unusedSlug(slug(plainText(node)), slugs));
    if (node.type !== 'html') return;
    for (const [, id] of node.value.matchAll(/<[^>]*\s(?:id|name)="([^"]+)"/g)) if (id) slugs.add(id);
  });
  return slugs;
}

/** GitHub's rule: lower case, no punctuation but `-` and `_`, a hyphen for each space. */
export const slug = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

function unusedSlug(wanted: string, used: ReadonlySet<string>): string {
  if (!used.has(wanted)) return wanted;
  for (let number = 1; ; number += 1) {
    const numbered = `${wanted}-${number}`;
    if (!used.has(numbered)) return numbered;
  }
}
