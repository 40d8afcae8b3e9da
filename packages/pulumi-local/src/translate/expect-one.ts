/** The only one of `found`; otherwise an error that says how many there are of `what`. */
export function expectOne<Value>(found: readonly Value[], what: string): Value {
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new Error(`Expected one ${what} to match, found ${found.length}; be more specific`);
  }
  return only;
}
