/** The name of a service's n-th group, for example `web-v041`. */
export function generationName(service: string, generation: number): string {
  return `${service}-v${String(generation).padStart(3, '0')}`;
}

/** The number in a generation's name; `undefined` when it is not a generation of this service. */
export function parseGeneration(service: string, name: string): number | undefined {
  const prefix = `${service}-v`;
  if (!name.startsWith(prefix)) return undefined;
  const digits = name.slice(prefix.length);
  return /^\d{3,9}$/.test(digits) ? Number(digits) : undefined;
}

/**
 * One more than the highest generation that exists or was ever used.
 * A number is never used twice, so a late call about a removed group cannot hit a new one.
 */
export function nextGeneration(service: string, names: readonly string[], lastUsed = 0): number {
  const existing = names.map((name) => parseGeneration(service, name) ?? 0);
  return Math.max(lastUsed, 0, ...existing) + 1;
}

/** The name of a service's launch template. */
export function templateName(service: string): string {
  return `clicamos-${service}`;
}
