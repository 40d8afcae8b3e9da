import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Backend } from '../../traffic/backend.js';
import type { ForwardRoute } from '../../traffic/http/http-listener-context.js';
import type { Pool } from '../../traffic/pool.js';
import type { Elbv2Context } from '../elbv2-context.js';
import { isOn, numberOf } from '../settings/attributes.js';
import { targetGroupsOf } from './actions.js';
import { cookieNamed, setCookie, tokenOf, valueOf } from './cookies.js';
import type { RoutedRequest } from './match-rule.js';

interface ChosenGroup {
  readonly arn: string | undefined;
  readonly addHeaders?: () => readonly string[];
}

/** A client with the cookie of a group stays with it while the rule's stickiness lasts. */
export function stickToGroup(
  action: Action,
  routed: RoutedRequest,
  inTurn: () => string | undefined,
): ChosenGroup {
  const { Enabled = false, DurationSeconds = 1 } = action.ForwardConfig?.TargetGroupStickinessConfig ?? {};
  if (!Enabled) return { arn: inTurn() };
  const known = valueOf(cookieNamed(routed, groupCookie));
  const isOfAction = targetGroupsOf(action).some(({ TargetGroupArn }) => TargetGroupArn === known);
  const arn = isOfAction ? known : inTurn();
  return { arn, addHeaders: () => bothCookies(groupCookie, tokenOf(arn ?? ''), DurationSeconds) };
}

interface Choice {
  readonly groupArn: string;
  readonly pool: Pool;
  readonly routed: RoutedRequest;
}

/** A client with the cookie of a target stays with it while that is healthy. */
export function stickToTarget(
  { state, live }: Elbv2Context,
  { groupArn, pool, routed }: Choice,
): Pick<ForwardRoute, 'pool' | 'addHeaders'> {
  const attributes = state.targetGroups.get(groupArn)?.attributes ?? new Map<string, string>();
  if (!isOn(attributes, 'stickiness.enabled')) return { pool };
  const isOfApp = attributes.get('stickiness.type') === 'app_cookie';
  const name = isOfApp ? appCookie : targetCookie;
  const known = valueOf(cookieNamed(routed, name));
  const group = live.targetGroups.get(groupArn);
  const kept = group?.targets.find(({ instanceId, port }) => `${instanceId}:${port}` === known);
  const isServing = kept !== undefined && group?.serves(kept.backend) === true;
  return {
    pool: isServing
      ? { next: (tried) => (tried?.has(kept.backend) ? pool.next(tried) : kept.backend) }
      : pool,
    addHeaders: (backend, headers) => {
      if (isOfApp && !setsCookie(headers, attributes.get('stickiness.app_cookie.cookie_name') ?? ''))
        return [];
      const seconds = numberOf(attributes, `stickiness.${isOfApp ? 'app' : 'lb'}_cookie.duration_seconds`);
      return isOfApp
        ? setCookie(name, tokenOf(keyOf(backend)), seconds)
        : bothCookies(name, tokenOf(keyOf(backend)), seconds);
    },
  };

  function keyOf(backend: Backend): string {
    const target = group?.targets.find((each) => each.backend === backend);
    return target === undefined ? '' : `${target.instanceId}:${target.port}`;
  }
}

const targetCookie = 'AWSALB';
const groupCookie = 'AWSALBTG';
const appCookie = 'AWSALBAPP-0';

/** With a second one for requests from pages of other sites. */
const bothCookies = (name: string, token: string, seconds: number) => [
  ...setCookie(name, token, seconds),
  ...setCookie(`${name}CORS`, token, seconds, '; SameSite=None; Secure'),
];

const setsCookie = (headers: readonly string[], name: string) =>
  headers.some(
    (value, index) =>
      index % 2 === 1 && headers[index - 1]?.toLowerCase() === 'set-cookie' && value.startsWith(`${name}=`),
  );
