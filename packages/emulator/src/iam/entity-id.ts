import { createHash } from 'node:crypto';
import type { Surroundings } from '../service/service.js';

/** IAM's ids: four letters for the kind and 17 of the alphabet of base 32. */
export function entityId(prefix: 'AROA' | 'AIPA' | 'ASCA' | 'ANPA', newId: Surroundings['newId']): string {
  const bytes = createHash('sha256').update(newId(prefix)).digest();
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return prefix + Array.from(bytes.subarray(0, 17), (byte) => alphabet[byte % 32]).join('');
}
