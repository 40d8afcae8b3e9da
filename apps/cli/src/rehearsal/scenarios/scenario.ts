import type { Fault } from '@clicamos/emulator';
import type { ServiceFacts } from '../facts/service-facts.js';

/** How AWS behaves towards the rollout's own calls; whoever watches is not disturbed. */
export type Disturbance =
  /** Of `every` calls one is refused, on average: too many requests. */
  | { readonly kind: 'throttled'; readonly every: number }
  /** Of `every` changes one takes effect at once and is answered after `ms`. */
  | { readonly kind: 'late'; readonly every: number; readonly ms: number };

/** What somebody does in the middle. */
export type Deed =
  | { readonly kind: 'scale-out'; readonly by: number }
  | { readonly kind: 'abort' }
  | { readonly kind: 'end-instance' }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** One rehearsal: what is wrong from the start, and what happens in the middle. Plain data. */
export interface Scenario {
  readonly name: string;
  /** In the table. */
  readonly title: string;
  /** How the next image behaves; boots take so many times as long. */
  readonly image?: { readonly bootFactor?: number; readonly isBad?: boolean };
  /** From the moment at which the rollout begins. */
  readonly faults?: readonly Fault[];
  readonly disturbance?: Disturbance;
  /** With the beginning of a step. */
  readonly deed?: { readonly at: 'awaitCapacity' | 'bake' | 'drain'; readonly what: Deed };
  /** Whether it is to end with the next image: that it goes back is played again with more time, to learn why. */
  readonly isToDeploy: boolean;
}

/** A scenario, or why there is nothing to rehearse. */
export type Chosen =
  | Scenario
  | { readonly name: string; readonly title: string; readonly reasonLeftOut: string };

export type ScenariosFor = (facts: ServiceFacts) => readonly Chosen[];
