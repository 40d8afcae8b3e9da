/** How one rehearsal ended. Times are milliseconds of the like's clock. */
export interface Rehearsed {
  readonly name: string;
  readonly title: string;
  /** `stopped`: it ended with a sentence for a person. */
  readonly outcome: 'deployed' | 'rolled-back' | 'stopped';
  readonly reason?: string;
  readonly wallMs: number;
  /** How long the next group took until it served. */
  readonly capacityMs?: number;
  /** The fewest instances that answered. */
  readonly lowest: number;
  /** Of a modelled load. */
  readonly sent: number;
  readonly lost: number;
}

/** What is not rehearsed, and why. */
export interface LeftOut {
  readonly name: string;
  readonly title: string;
  readonly reasonLeftOut: string;
}

/** What to change, found in a scenario. */
export interface Advice {
  readonly scenario: string;
  /** The key of the configuration, or what of the service. */
  readonly what: string;
  readonly text: string;
}

/** All of a rehearsal: what `--json` prints. */
export interface Rehearsal {
  readonly wanted: number;
  /** The fewest that a rollout lets serve. */
  readonly floor: number;
  readonly scenarios: readonly (Rehearsed | LeftOut)[];
  readonly advice: readonly Advice[];
  readonly assumed: readonly string[];
}
