import type { Backend } from './backend.js';

/** Instances that take turns. */
export interface Pool {
  /** Whose turn it is among those that take traffic, past those already tried. */
  readonly next: (tried?: ReadonlySet<Backend>) => Backend | undefined;
}
