/** The same value, with every text in it redacted. */
export function redactDeep<T>(value: T, redact: (text: string) => string): T {
  return redacted(value, redact) as T; // of the same shape: only texts differ
}

function redacted(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((one: unknown) => redacted(one, redact));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, redacted(one, redact)]));
}
