/** What a key is when it is not written. */
export interface KeyDefault {
  readonly isRequired: boolean;
  readonly value: unknown;
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, ObjectSchema>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
}

/** The keys of a JSON schema that hold no further keys, by path, for example `group.min`. */
export function leafKeys(schema: ObjectSchema, path: readonly string[] = []): Map<string, KeyDefault> {
  const entries = Object.entries(schema.properties ?? {});
  return new Map(
    entries.flatMap(([key, inner]) => {
      const at = [...path, key];
      if (inner.properties) return [...leafKeys(inner, at)];
      const isRequired = schema.required?.includes(key) ?? false;
      return [[at.join('.'), { isRequired, value: inner.default }] as const];
    }),
  );
}
