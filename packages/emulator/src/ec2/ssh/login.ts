import type { RunIn } from './run-in.js';

/** What somebody finds who has logged in to an instance. */
export interface Login {
  /** Enters the instance's machine, and makes it for the first one. Rejects with a sentence where there can be none. */
  readonly enter: (session: SessionFacts) => Promise<RunIn>;
  readonly log: (line: string) => void;
}

export interface SessionFacts {
  readonly user: string;
  /** What the client adds to the environment. */
  readonly env: Readonly<Record<string, string>>;
}
