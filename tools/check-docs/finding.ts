/** Something in a document that is not so. */
export interface Finding {
  /** Line of the document, from 1. */
  readonly line: number;
  readonly problem: string;
  /** What its writer can do. */
  readonly advice: string;
}

/** The line, from 1, on which an offset of a text stands. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
