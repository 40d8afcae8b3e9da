/** Milliseconds as people say them: `8 s`, `1m55s`, `2h`. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 100) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m${rest(seconds % 60, 's')}`;
  return `${Math.floor(seconds / 3600)}h${rest(Math.floor((seconds % 3600) / 60), 'm')}`;
}

function rest(value: number, unit: string): string {
  return value === 0 ? '' : `${String(value).padStart(2, '0')}${unit}`;
}
