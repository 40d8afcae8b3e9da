import type { Action, TargetGroupTuple } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2State, LoadBalancerRecord } from '../state.js';

/** The target groups that an action forwards to, with their weights. */
export function targetGroupsOf(action: Action): readonly TargetGroupTuple[] {
  if (action.Type !== 'forward') return [];
  const { TargetGroups = [] } = action.ForwardConfig ?? {};
  return TargetGroups.length > 0 ? TargetGroups : [{ TargetGroupArn: action.TargetGroupArn, Weight: 1 }];
}

/** The action that ends a rule: AWS performs it last, and here it is the only one. */
export const lastAction = (actions: readonly Action[]): Action | undefined => actions.at(-1);

type Routing = Pick<Elbv2State, 'listeners' | 'rules' | 'loadBalancers'>;

/** Which load balancers use which target groups: by group. */
export function loadBalancersByGroup(state: Routing): ReadonlyMap<string, readonly LoadBalancerRecord[]> {
  const found = new Map<string, Set<LoadBalancerRecord>>();
  for (const listener of state.listeners.values()) {
    const loadBalancer = state.loadBalancers.get(listener.loadBalancerArn);
    const rules = [...state.rules.values()].filter(({ listenerArn }) => listenerArn === listener.arn);
    const actions = [...listener.defaultActions, ...rules.flatMap((rule) => rule.actions)];
    for (const { TargetGroupArn = '' } of actions.flatMap(targetGroupsOf))
      if (loadBalancer !== undefined)
        found.set(TargetGroupArn, (found.get(TargetGroupArn) ?? new Set()).add(loadBalancer));
  }
  return new Map([...found].map(([arn, loadBalancers]) => [arn, [...loadBalancers]]));
}

/** The load balancers that use a target group. */
export const loadBalancersOf = (state: Routing, groupArn: string): readonly LoadBalancerRecord[] =>
  loadBalancersByGroup(state).get(groupArn) ?? [];
