import type { SecureContext } from 'node:tls';
import type { Encryption } from '../traffic/tls/encryption.js';
import { isForServerName } from '../traffic/tls/is-for-server-name.js';
import { secureContextOf } from '../traffic/tls/secure-context-of.js';
import type { Elbv2Context } from './elbv2-context.js';
import { alpnProtocolsOf } from './settings/alpn-policies.js';
import { versionsOf } from './settings/ssl-policies.js';
import type { ListenerRecord } from './state.js';

/** How a listener speaks TLS, by what its record says at the time; nothing: it does not. */
export function encryptionOf(elbv2: Elbv2Context, { arn, protocol }: ListenerRecord): Encryption | undefined {
  if (protocol !== 'HTTPS' && protocol !== 'TLS') return undefined;
  const record = () => elbv2.state.listeners.get(arn);
  return {
    context: (serverName) => contextFor(elbv2, arn, serverName),
    alpnProtocols: () =>
      protocol === 'TLS' ? alpnProtocolsOf(record()?.alpnPolicy ?? []) : httpVersionsOf(elbv2, record()),
  };
}

/** HTTP/2 unless the load balancer is told not to speak it. */
function httpVersionsOf({ state }: Elbv2Context, listener: ListenerRecord | undefined): readonly string[] {
  const loadBalancer = state.loadBalancers.get(listener?.loadBalancerArn ?? '');
  const isOff = loadBalancer?.attributes.get('routing.http2.enabled') === 'false';
  return isOff ? ['http/1.1'] : ['h2', 'http/1.1'];
}

/** The certificate that names the server which a client asks for, else the default one. */
function contextFor(
  { state, certificates }: Elbv2Context,
  listenerArn: string,
  serverName: string | undefined,
): SecureContext | undefined {
  const listener = state.listeners.get(listenerArn);
  const views = (listener?.certificates ?? []).flatMap((arn) => certificates.get(arn) ?? []);
  const named =
    serverName === undefined ? undefined : views.find((view) => isForServerName(view, serverName));
  const chosen = named ?? views[0];
  return chosen && secureContextOf(chosen, versionsOf(listener?.sslPolicy ?? ''));
}
