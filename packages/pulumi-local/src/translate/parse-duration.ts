const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of a duration as the provider writes them: `10m`, `1h30m`, `0`. */
export function parseDuration(text: string): number {
  if (text === '0') return 0;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  const isWhole = parts.map(([part]) => part).join('') === text && parts.length > 0;
  if (!isWhole) throw new RangeError(`Expected a duration such as \`10m\`, got \`${text}\``);
  return parts.reduce((sum, [, value, unit = 's']) => sum + Number(value) * (unitMs[unit] ?? 0), 0);
}
