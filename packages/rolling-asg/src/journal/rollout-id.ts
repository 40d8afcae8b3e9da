import { randomInt } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new rollout id, for example `r-7k2p9x`. @param pick a number from 0 to below its argument */
export function createRolloutId(pick: (below: number) => number = randomInt): string {
  return `r-${Array.from({ length: 6 }, () => alphabet[pick(alphabet.length)]).join('')}`;
}
