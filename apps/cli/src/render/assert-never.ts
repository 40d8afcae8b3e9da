/** The end of a `switch` that handles every kind: the compiler sees a missing one. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
