import { isDeepStrictEqual } from 'node:util';

type Inputs = Readonly<Record<string, unknown>>;

/** The inputs that are others now. One that is not given is as one that is not there. */
export function changedInputs(before: Inputs, now: Inputs): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].filter((name) => !isDeepStrictEqual(plain(before[name]), plain(now[name])));
}

/** As it is read from a file. */
const plain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
