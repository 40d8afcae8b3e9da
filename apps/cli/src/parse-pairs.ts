import { UsageError } from './usage-error.js';

/** `['A=1', 'B=x=y']` as `{ A: '1', B: 'x=y' }`; `option` is named in the error. */
export function parsePairs(pairs: readonly string[], option: string): Record<string, string> {
  return Object.fromEntries(pairs.map((pair) => parsePair(pair, option)));
}

function parsePair(pair: string, option: string): [string, string] {
  const at = pair.indexOf('=');
  if (at < 1) throw new UsageError(`Expected ${option} NAME=value, got \`${pair}\``);
  return [pair.slice(0, at), pair.slice(at + 1)];
}
