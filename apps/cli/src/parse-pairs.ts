import { UsageError } from '../usage-error.js';

/** `['A=1', 'B=x=y']` as `{ A: '1', B: 'x=y' }`. */
export function parseEnv(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(pairs.map(parsePair));
}

function parsePair(pair: string): [string, string] {
  const at = pair.indexOf('=');
  if (at < 1) throw new UsageError(`Expected --env NAME=value, got \`${pair}\``);
  return [pair.slice(0, at), pair.slice(at + 1)];
}
