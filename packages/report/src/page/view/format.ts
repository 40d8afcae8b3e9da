/** `1 234 567`, with spaces that do not break. */
export const count = (value: number): string =>
  String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');

/** `850 ms`, `4.2 s`, `2m14s`, `1h05m`: as short as it can be told. */
export function duration(ms: number): string {
  const whole = Math.max(0, ms);
  if (whole < 1_000) return `${Math.round(whole)} ms`;
  if (whole < 10_000) return `${(whole / 1_000).toFixed(1)} s`;
  const seconds = Math.round(whole / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m${padded(seconds % 60)}s`;
  return `${Math.floor(minutes / 60)}h${padded(minutes % 60)}m`;
}

/** `4`, `0.7`, `1 204`: milliseconds without their unit. */
export const millis = (ms: number): string =>
  ms < 1 ? String(Number(ms.toFixed(1))) : count(Math.round(ms));

/** `14:07:40`, where the reader is. */
export function clockTime(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(padded).join(':');
}

/** `27 Nov 14:07`, where the reader is. */
export function dayTime(at: number): string {
  const date = new Date(at);
  const month = date.toLocaleString('en', { month: 'short' });
  return `${date.getDate()} ${month} ${padded(date.getHours())}:${padded(date.getMinutes())}`;
}

/** `1 instance`, `2 instances`. */
export const counted = (value: number, noun: string): string =>
  `${count(value)} ${value === 1 ? noun : `${noun}s`}`;

const padded = (value: number): string => String(value).padStart(2, '0');
