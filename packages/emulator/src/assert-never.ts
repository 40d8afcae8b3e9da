/** Marks a branch that no value can reach; the compiler reports a union's member that was forgotten. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value ${JSON.stringify(value)}`);
}
