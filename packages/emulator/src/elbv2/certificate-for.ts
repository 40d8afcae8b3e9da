import type { SecureContext } from 'node:tls';
import type { CertificateView } from '../ports.js';
import type { Elbv2Context } from './elbv2-context.js';

/** The certificate that a listener shows a client which asks for a server name: one that names it, else the default. */
export function certificateFor(
  { state, certificates }: Elbv2Context,
  listenerArn: string,
  serverName: string | undefined,
): SecureContext {
  const arns = state.listeners.get(listenerArn)?.certificates ?? [];
  const views = arns.flatMap((arn) => certificates.get(arn) ?? []);
  const named = serverName === undefined ? undefined : views.find((view) => isFor(view, serverName));
  const chosen = named ?? views[0];
  if (chosen === undefined) throw new Error(`The listener ${listenerArn} has lost its certificate`);
  return chosen.context;
}

/** A wildcard stands for one label. */
const isFor = ({ domainNames }: CertificateView, serverName: string) => {
  const name = serverName.toLowerCase();
  return domainNames.some(
    (domain) =>
      domain === name || (domain.startsWith('*.') && name.slice(name.indexOf('.')) === domain.slice(1)),
  );
};
