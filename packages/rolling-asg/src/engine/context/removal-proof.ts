import type { Sample } from '../../observe/sample/sample.js';

declare const proven: unique symbol;

/** What shows that a group is not needed; only `proveRemovable` makes one. */
export interface RemovalProof {
  readonly [proven]: true;
  /** The group that may go. */
  readonly groupName: string;
  /** Clock ms of the last reading that showed it. */
  readonly readAt: () => number;
  /** Takes a sample that was read anyway as a look, when it shows the same. */
  readonly see: (sample: Sample) => void;
  /** Looks again, unless that was a moment ago; throws when it does not hold any more. */
  readonly guard: () => Promise<void>;
}
