/** What must hold, in a word. */
export type Rule =
  /** Capacity that serves fell below its floor by our doing. */
  | 'floor'
  /** Two runners both believed that they hold the rollout. */
  | 'runners'
  /** An end that says what is not so. */
  | 'honesty'
  /** Something is left, or missing, when all is over. */
  | 'left'
  /** What is left cannot be ended. */
  | 'recovery'
  /** A person is needed, but is not told what to run, or nothing serves. */
  | 'person'
  /** It waits for ever. */
  | 'never-ends'
  /** An error that is none of ours. */
  | 'crash';

export interface Violation {
  readonly rule: Rule;
  /** Since the world's start, ms. */
  readonly at: number;
  readonly text: string;
}
