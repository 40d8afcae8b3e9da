import { validationError } from '../errors.js';
import type { ListenerProtocol } from '../protocols.js';

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html#alpn-policies */
const policies: Readonly<Record<string, readonly string[]>> = {
  None: [],
  HTTP1Only: ['http/1.1', 'http/1.0'],
  HTTP2Only: ['h2'],
  HTTP2Optional: ['http/1.1', 'http/1.0', 'h2'],
  HTTP2Preferred: ['h2', 'http/1.1', 'http/1.0'],
};

/** The policy of a TLS listener. Throws `AwsError` `ValidationError` for another listener, or a policy that is none. */
export function readAlpnPolicy(given: readonly string[], protocol: ListenerProtocol): readonly string[] {
  if (given.length === 0) return given;
  if (protocol !== 'TLS') throw validationError(`ALPN policies are for TLS listeners, not for ${protocol}`);
  if (given.length > 1) throw validationError('Only one ALPN policy can be specified');
  const unknown = given.find((name) => policies[name] === undefined);
  if (unknown === undefined) return given;
  throw validationError(`ALPN policy '${unknown}' must be one of '${Object.keys(policies).join(', ')}'`);
}

/** What a TLS listener offers to clients, best first. */
export const alpnProtocolsOf = (policy: readonly string[]): readonly string[] =>
  policies[policy[0] ?? 'None'] ?? [];
