import { fromMarkdown } from 'mdast-util-from-markdown';
import { extractBlocks, type Block } from './extract-blocks.js';

export type MarkdownTree = ReturnType<typeof fromMarkdown>;

export interface MarkdownDocument {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly tree: MarkdownTree;
  readonly blocks: readonly Block[];
}

export function parseDocument(path: string, text: string): MarkdownDocument {
  const tree = fromMarkdown(text);
  return { path, text, lines: text.split('\n'), tree, blocks: extractBlocks(tree, text) };
}
