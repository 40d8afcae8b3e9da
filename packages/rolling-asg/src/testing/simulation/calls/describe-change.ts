/** Arguments as a test reads them: names, lists, and `step=drain` for tags and sizes. */
export function describeChange(name: string, args: readonly unknown[]): string {
  const texts = args
    .filter((arg) => !(arg instanceof AbortSignal) && arg !== undefined)
    .map((arg) => argumentText(arg));
  return [name, ...texts].join(' ').trim();
}

function argumentText(arg: unknown): string {
  if (typeof arg !== 'object' || arg === null) return String(arg);
  if ('name' in arg) return String(arg.name);
  if ('description' in arg) return String(arg.description);
  if (Array.isArray(arg)) return arg.map((item) => String(item).replace('clicamos:', '')).join(',');
  const entries = Object.entries(arg).filter(([key]) => key !== 'clicamos:since');
  return entries.map(([key, value]) => `${key.replace('clicamos:', '')}=${String(value)}`).join(' ');
}
