import { createHash } from 'node:crypto';
import type { Surroundings } from '../service/service.js';

/** ACM names certificates by UUIDs. */
export function newCertificateArn({ account, region, newId }: Surroundings): string {
  const hex = createHash('sha256').update(newId('certificate')).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`];
  return `arn:aws:acm:${region}:${account}:certificate/${parts.join('-')}-${hex.slice(20, 32)}`;
}
