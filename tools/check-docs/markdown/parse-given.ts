/** What a reader of a block has already: declarations and imports from a comment above it. */
export interface Given {
  readonly text: string;
  /** Line of the document where the text begins. */
  readonly line: number;
  /** Line of the document where the comment begins. */
  readonly commentLine: number;
}

/** Reads `<!-- given: declare const name: string; -->`; any other comment is `undefined`. */
export function parseGiven(html: string, commentLine: number): Given | undefined {
  const match = /^(<!--\s*given:\s*)([\s\S]*?)\s*-->\s*$/.exec(html);
  if (match === null) return undefined;
  const [, opening = '', text = ''] = match;
  return { text, line: commentLine + opening.split('\n').length - 1, commentLine };
}
