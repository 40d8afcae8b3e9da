/** One step from the input to a value in it: a member, by its own and its wire name, or an index from 1. */
export type Step = { readonly member: string; readonly wire: string } | { readonly index: number };

export type Path = readonly Step[];

/** What is wrong with one value of a request; each protocol has its own words for it. */
export type Violation =
  | { readonly kind: 'unknown'; readonly path: Path }
  | {
      readonly kind: 'malformed';
      readonly path: Path;
      readonly expected: string;
      /** The text on the wire (JSON: the token's kind); none where nested content stands for a plain value. */
      readonly found: string | undefined;
    }
  | { readonly kind: 'missing'; readonly path: Path }
  | {
      readonly kind: 'notInEnum';
      readonly path: Path;
      readonly found: string;
      readonly allowed: readonly string[];
    };

/** What was read of a request: the input as far as it could be, and what is wrong with it. */
export interface ReadInput {
  readonly input: unknown;
  readonly violations: readonly Violation[];
}
