import type { Block } from '../markdown/extract-blocks.js';

/** A block as a module of its own: what the reader has, then the block. */
export interface BlockModule {
  readonly text: string;
  readonly extension: '.mts' | '.mjs' | '.cjs';
  /** The line of the document behind each line of the text. */
  readonly lines: readonly number[];
}

export const isCode = ({ kind, language }: Block): boolean =>
  kind === 'fenced' && (language === 'ts' || language === 'js');

export function blockModule({ given, text, firstLine, language, words }: Block): BlockModule {
  const parts = [...(given ? [{ text: given.text, line: given.line }] : []), { text, line: firstLine }];
  return {
    text: parts.map((part) => part.text).join('\n'),
    extension: language === 'ts' ? '.mts' : words.includes('cjs') ? '.cjs' : '.mjs',
    lines: parts.flatMap((part) => part.text.split('\n').map((_, index) => part.line + index)),
  };
}
