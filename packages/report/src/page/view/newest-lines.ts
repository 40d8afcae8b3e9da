import type { LogLine } from '../../model/story.js';

/** As many as anybody scrolls through: each is five nodes of the page, and a rollout of hours has thousands. */
const mostShown = 100;

export interface NewestLines {
  /** The newest first. */
  readonly lines: readonly LogLine[];
  /** How many are left out. */
  readonly older: number;
}

/** The lines of a log that are drawn. */
export function newestLines(log: readonly LogLine[], isWhole: boolean): NewestLines {
  const lines = (isWhole ? [...log] : log.slice(-mostShown)).reverse();
  return { lines, older: log.length - lines.length };
}
