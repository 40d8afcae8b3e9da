import type { Action } from '../../autoscaling/view/decision.js';
import { decide } from '../../autoscaling/reconcile/decide.js';
import type { Observed } from '../../autoscaling/view/view.js';
import { makeGroup, makeView, type GroupSaid } from './autoscaling-group.js';

/** One row of a table of decisions. */
export interface DecisionCase {
  readonly name: string;
  readonly group: GroupSaid;
  readonly observed?: Readonly<Record<string, Partial<Observed>>>;
  readonly actions: readonly Action[];
  readonly lookAgainAtMs?: number;
}

/** The instant of every decision in the tables. */
export const nowMs = 10_000;

/** What load balancer `lb` says of an instance. */
export const inLoadBalancer = (state: 'inService' | 'outOfService' | 'leaving') => ({
  registrations: new Map([['lb', state]] as const),
});

/** What is decided for a row. */
export const decideCase = ({ group, observed }: DecisionCase) =>
  decide(makeView(makeGroup(group), observed), nowMs);
