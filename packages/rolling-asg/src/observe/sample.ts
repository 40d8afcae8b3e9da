import type { Group, InstanceState } from '../cloud/cloud.js';

/** What a read gave: a value, or the reason why there is none. Never a default. */
export type Reading<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'unread'; readonly reason: string };

export interface LoadBalancerReading {
  readonly name: string;
  readonly states: Reading<readonly InstanceState[]>;
}

/** One look at the groups and at their load balancers. */
export interface Sample {
  /** Clock ms before the first read: what it says was true no earlier. */
  readonly at: number;
  readonly groups: Reading<readonly Group[]>;
  readonly loadBalancers: readonly LoadBalancerReading[];
}

/** Whether every part could be read. */
export function isComplete({ groups, loadBalancers }: Sample): boolean {
  return groups.kind === 'read' && loadBalancers.every(({ states }) => states.kind === 'read');
}

/** A group of the sample by name; `undefined` when it is absent or the groups are unread. */
export function groupIn({ groups }: Sample, name: string | undefined): Group | undefined {
  return groups.kind === 'read' ? groups.value.find((group) => group.name === name) : undefined;
}
