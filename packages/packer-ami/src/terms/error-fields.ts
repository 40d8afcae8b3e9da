/** `ENOENT` and the like, or else the error's text. Errors of other realms (Jest's) are no `instanceof Error`. */
export function systemErrorCode(error: unknown): string {
  return textField(error, 'code') ?? textField(error, 'message') ?? String(error);
}

/** The name of what AWS or Node threw; '' for what has none. */
export function errorName(error: unknown): string {
  return textField(error, 'name') ?? '';
}

function textField(error: unknown, name: 'code' | 'message' | 'name'): string | undefined {
  if (typeof error !== 'object' || error === null || !(name in error)) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}
