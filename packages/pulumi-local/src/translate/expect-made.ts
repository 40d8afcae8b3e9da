/** What the endpoint answered, or an error that says what its answer lacks. */
export function expectMade<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new TypeError(`The endpoint answered without ${what}`);
  return value;
}
