import type { Outcome } from '../model/story.js';

/** A rollout as a row of the list. */
export interface RolloutRow {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly outcome: Outcome;
  readonly nextName?: string;
  readonly imageId?: string;
  /** Epoch ms. */
  readonly startedAt?: number;
  /** Real ms, from its beginning to its end. */
  readonly wallMs?: number;
  readonly sent: number;
  readonly lost: number;
  /** The step that runs: `capacity`. */
  readonly step?: string;
  /** Requests per second, the last ones, oldest first. */
  readonly rates: readonly number[];
  /** Whether it is told of while it happens. */
  readonly isLive: boolean;
  /** Whether its records are at hand: without them it is a line of the history. */
  readonly hasPage: boolean;
}

/** A service as it is now. */
export interface ServiceRow {
  readonly service: string;
  readonly environment: string;
  /** The same as `header` of a stream's first line. */
  readonly header: string;
  readonly live?: {
    readonly name: string;
    readonly imageId?: string;
    readonly serving: number;
    readonly desired: number;
  };
  /** Why it could not be looked at. */
  readonly problem?: string;
}

/** Something that a page may ask for, with what a person has to know before. */
export interface ActionOffer {
  readonly id: string;
  readonly service: string;
  readonly label: string;
  /** What it does, as a question to confirm. */
  readonly question: string;
  /** `danger` undoes what runs, `lab` plays with a local environment. */
  readonly kind: 'danger' | 'lab';
  /** Whether it needs a rollout that runs, one that bakes or is paused, none that runs, or does not care. */
  readonly when: 'running' | 'baking' | 'idle' | 'always';
}

/** Everything beside the records of one rollout: what a page lists and offers. */
export interface Board {
  readonly rollouts: readonly RolloutRow[];
  readonly services: readonly ServiceRow[];
  readonly actions: readonly ActionOffer[];
}
