import { validationError } from '../errors.js';

/**
 * Which statuses a matcher lets pass: `200`, `200,202` or `200-299`. Throws `AwsError` `ValidationError` for another text.
 */
export function acceptsStatus(matcher: string): (status: number) => boolean {
  const ranges = matcher.split(',').map(readRange);
  return (status) => ranges.some(([least, most]) => status >= least && status <= most);
}

function readRange(text: string): readonly [number, number] {
  const [, from = '', to = from] = /^\s*(\d{3})(?:-(\d{3}))?\s*$/.exec(text) ?? [];
  const range = [Number(from), Number(to)] as const;
  if (from !== '' && range[0] >= 200 && range[1] <= 599 && range[0] <= range[1]) return range;
  throw validationError(`Health check matcher HTTP code '${text}' must be within '200-599' inclusive`);
}
