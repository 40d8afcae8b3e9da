import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import { BlockList } from 'node:net';
import { matchesWildcard } from '../../listing/matches-wildcard.js';

/** A request as far as conditions look at it. */
export interface RoutedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly host: string;
  readonly sourceIp: string;
  /** A header's values by its name in lower case. */
  readonly header: (name: string) => readonly string[];
}

/** Whether a request meets all conditions of a rule. */
export const matchesRule = (conditions: readonly RuleCondition[], request: RoutedRequest): boolean =>
  conditions.every((condition) => matchesCondition(condition, request));

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html */
function matchesCondition(condition: RuleCondition, request: RoutedRequest): boolean {
  const { Values = [], HostHeaderConfig, PathPatternConfig, HttpHeaderConfig } = condition;
  switch (condition.Field) {
    case 'path-pattern':
      return anyMatches(PathPatternConfig?.Values ?? Values, [pathOf(request.url)]);
    case 'host-header':
      return anyMatches(lower(HostHeaderConfig?.Values ?? Values), lower([withoutPort(request.host)]));
    case 'http-header':
      return anyMatches(
        lower(HttpHeaderConfig?.Values ?? []),
        lower(request.header(HttpHeaderConfig?.HttpHeaderName?.toLowerCase() ?? '')),
      );
    case 'http-request-method':
      return (condition.HttpRequestMethodConfig?.Values ?? []).includes(request.method);
    case 'query-string':
      return matchesQuery(condition, request.url);
    case 'source-ip':
      return (condition.SourceIpConfig?.Values ?? []).some((block) => isWithin(request.sourceIp, block));
    default:
      return false;
  }
}

const anyMatches = (patterns: readonly string[], texts: readonly string[]) =>
  patterns.some((pattern) => texts.some((text) => matchesWildcard(pattern, text)));

const lower = (texts: readonly string[]) => texts.map((text) => text.toLowerCase());

export const pathOf = (url: string) => url.split('?', 1)[0] ?? '';
export const withoutPort = (host: string) => host.replace(/:\d+$/, '');

function matchesQuery({ QueryStringConfig }: RuleCondition, url: string): boolean {
  const query = [...new URLSearchParams(url.slice(pathOf(url).length))];
  return (QueryStringConfig?.Values ?? []).some(({ Key, Value = '' }) =>
    query.some(
      ([key, value]) =>
        (Key === undefined || matchesWildcard(Key.toLowerCase(), key.toLowerCase())) &&
        matchesWildcard(Value.toLowerCase(), value.toLowerCase()),
    ),
  );
}

function isWithin(address: string, block: string): boolean {
  const [network = '', bits = ''] = block.split('/');
  const family = (text: string) => (text.includes(':') ? 'ipv6' : 'ipv4');
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family(network));
  return list.check(address.replace(/^::ffff:/, ''), family(address.replace(/^::ffff:/, '')));
}
