/** How the end of a body is known. */
export type Framing = 'none' | 'chunks' | 'until-close' | number;

/** Reads a body of which each part is handed on as it comes. */
export interface BodyReader {
  /** Whether it may end with the connection. */
  readonly isOpenEnded: boolean;
  /** Takes bytes of which the body is a part: how many, or nothing when they cannot be read. */
  read(chunk: Buffer, data: (part: Buffer) => void): number | undefined;
  readonly isComplete: boolean;
}
