/** Below these the keys are names of the author's choice, which something else reads: `x-api-key` is a header. */
export const namesOfTheirOwn: readonly string[] = ['headers', 'instanceTags', 'volumeTags'];

/** What `x-` begins is the author's own, at every level where the keys are ours: a place for anchors, mostly. */
export function withoutOwnKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwnKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !key.startsWith('x-'));
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, namesOfTheirOwn.includes(key) ? inner : withoutOwnKeys(inner)]),
  );
}
