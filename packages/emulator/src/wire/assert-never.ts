/** Fails the compilation, or at run time the call, where a case is not handled. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected ${JSON.stringify(value)}`);
}
