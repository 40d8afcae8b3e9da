import type { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';
import { parseGiven, type Given } from './parse-given.js';

/** A block of code in a document. */
export interface Block {
  readonly kind: 'fenced' | 'indented';
  /** Line of the document where it begins: that of the fence, if it has one. */
  readonly line: number;
  /** Line of its first line of code. */
  readonly firstLine: number;
  /** First word after the fence. */
  readonly language: string;
  /** The other words after the fence: `run`, `cjs`, or a file name. */
  readonly words: readonly string[];
  readonly text: string;
  /** What the reader has already, from the comment above. */
  readonly given: Given | undefined;
}

/** All blocks of code, in their order. */
export function extractBlocks(tree: ReturnType<typeof fromMarkdown>, source: string): Block[] {
  const blocks: Block[] = [];
  visit(tree, 'code', ({ position, lang, meta, value }, index, parent) => {
    if (position === undefined) return;
    const { line, offset = 0 } = position.start;
    const isFenced = /[`~]/.test(source.charAt(offset));
    const above = parent?.children[(index ?? 0) - 1];
    blocks.push({
      kind: isFenced ? 'fenced' : 'indented',
      line,
      firstLine: isFenced ? line + 1 : line,
      language: lang ?? '',
      words: meta?.split(/\s+/).filter((word) => word !== '') ?? [],
      text: value,
      given: above?.type === 'html' ? parseGiven(above.value, above.position?.start.line ?? 1) : undefined,
    });
  });
  return blocks;
}

/** As a test names it: `ts run`, `yaml clicamos.yaml`. */
export const nameOf = ({ language, words }: Block): string =>
  [language === '' ? 'a block' : language, ...words].join(' ');
