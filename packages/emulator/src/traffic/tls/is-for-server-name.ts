import type { CertificateView } from '../../service/ports.js';

/** Whether a certificate names a server; a wildcard stands for one label. */
export function isForServerName({ domainNames }: CertificateView, serverName: string): boolean {
  const name = serverName.toLowerCase();
  const parent = name.slice(name.indexOf('.') + 1);
  return domainNames.some((domain) => domain === name || domain === `*.${parent}`);
}
