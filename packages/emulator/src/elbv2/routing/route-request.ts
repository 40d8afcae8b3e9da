import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ClientRequest } from '../../traffic/http/client-message.js';
import type { HttpRoute } from '../../traffic/http/http-listener-context.js';
import type { Pool } from '../../traffic/pool.js';
import type { Elbv2Context } from '../elbv2-context.js';
import { isOn } from '../settings/attributes.js';
import type { ListenerRecord, LoadBalancerRecord } from '../state.js';
import { lastAction, targetGroupsOf } from './actions.js';
import { fixedResponse, noTargets, redirect } from './answers.js';
import { matchesRule, type RoutedRequest } from './match-rule.js';
import { stickToGroup, stickToTarget } from './stickiness.js';

/** What an HTTP listener does with a request: the first rule that matches decides, else the default actions. */
export function routeRequest(elbv2: Elbv2Context, listenerArn: string, request: ClientRequest): HttpRoute {
  const listener = elbv2.state.listeners.get(listenerArn);
  const loadBalancer = elbv2.state.loadBalancers.get(listener?.loadBalancerArn ?? '');
  if (listener === undefined || loadBalancer === undefined) return noTargets;
  const routed = routedRequest(request);
  const { key, actions } = ruleFor(elbv2, listener, routed);
  const action = lastAction(actions);
  switch (action?.Type) {
    case 'forward':
      return forward(elbv2, { loadBalancer, key, action, routed });
    case 'redirect':
      return redirect(action.RedirectConfig ?? {}, listener, routed);
    case 'fixed-response':
      return fixedResponse(action.FixedResponseConfig ?? {});
    default:
      return noTargets;
  }
}

/** Where a target group's traffic of a load balancer goes: to all its targets, or zone by zone. */
export function poolOf(
  { state, live }: Elbv2Context,
  loadBalancer: LoadBalancerRecord,
  groupArn: string,
): Pool | undefined {
  const group = live.targetGroups.get(groupArn);
  if (group === undefined) return undefined;
  const own = state.targetGroups.get(groupArn)?.attributes.get('load_balancing.cross_zone.enabled');
  const isCrossZone =
    own === 'true' || (own !== 'false' && isOn(loadBalancer.attributes, 'load_balancing.cross_zone.enabled'));
  return isCrossZone ? group.everywhere : group.zonal(loadBalancer.subnets.map(({ zone }) => zone));
}

/** The group of a forward action whose turn it is, by the weights. */
export const groupInTurn = ({ turns }: Elbv2Context, key: string, action: Action): string | undefined =>
  turns.next(
    key,
    targetGroupsOf(action).map(({ TargetGroupArn = '', Weight = 1 }) => ({
      item: TargetGroupArn,
      weight: Weight,
    })),
  );

interface Forward {
  readonly loadBalancer: LoadBalancerRecord;
  readonly key: string;
  readonly action: Action;
  readonly routed: RoutedRequest;
}

function forward(elbv2: Elbv2Context, { loadBalancer, key, action, routed }: Forward): HttpRoute {
  const group = stickToGroup(action, routed, () => groupInTurn(elbv2, key, action));
  const pool = group.arn === undefined ? undefined : poolOf(elbv2, loadBalancer, group.arn);
  if (group.arn === undefined || pool === undefined) return noTargets;
  const tally = elbv2.meters.http(loadBalancer.arn, group.arn);
  const target = stickToTarget(elbv2, { groupArn: group.arn, pool, routed });
  if (group.addHeaders === undefined && target.addHeaders === undefined)
    return { kind: 'forward', pool: target.pool, tally };
  return {
    kind: 'forward',
    pool: target.pool,
    tally,
    addHeaders: (backend, headers) => [
      ...(target.addHeaders?.(backend, headers) ?? []),
      ...(group.addHeaders?.() ?? []),
    ],
  };
}

function ruleFor({ state }: Elbv2Context, listener: ListenerRecord, routed: RoutedRequest) {
  const rules = [...state.rules.values()]
    .filter(({ listenerArn }) => listenerArn === listener.arn)
    .sort((one, other) => one.priority - other.priority);
  const rule = rules.find(({ conditions }) => matchesRule(conditions, routed));
  return rule === undefined
    ? { key: listener.defaultRuleArn, actions: listener.defaultActions }
    : { key: rule.arn, actions: rule.actions };
}

const routedRequest = ({
  method = 'GET',
  url = '/',
  headers,
  rawHeaders,
  socket,
}: ClientRequest): RoutedRequest => ({
  method,
  url,
  host: headers.host ?? '',
  sourceIp: socket.remoteAddress ?? '',
  header: (name) =>
    rawHeaders.filter((_value, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name),
});
