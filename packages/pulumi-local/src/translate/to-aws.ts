/**
 * An object of the provider as the SDK's: the names are AWS's own with a small first letter. The values are
 * the program's, and it is for the endpoint to refuse wrong ones, hence the cast.
 */
export function toAws<Aws>(value: object | undefined): Aws | undefined {
  return value === undefined ? undefined : (capitalizeKeys(value) as Aws);
}

/** A text of the program where the SDK wants one of a set: it is for the endpoint to refuse others. */
export function toAwsEnum<Enum extends string>(value: string | undefined): Enum | undefined {
  return value as Enum | undefined;
}

/** Launch templates have booleans as text, so that they can also be absent. */
export function toBoolean(value: string | boolean | undefined): boolean | undefined {
  return value === undefined || value === '' ? undefined : String(value) === 'true';
}

function capitalizeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(capitalizeKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.charAt(0).toUpperCase() + key.slice(1),
      capitalizeKeys(item),
    ]),
  );
}
