/** For the end of a switch over `kind`: a compile error when a case is missing. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected ${JSON.stringify(value)}`);
}
