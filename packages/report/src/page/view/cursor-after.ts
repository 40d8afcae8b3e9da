import type { Domain } from './domain.js';

/** A page and a key press move this part of all that is shown. */
const pageShare = 0.1;
const stepShare = 0.01;

/**
 * The moment that a key marks, epoch ms: arrows and the page keys move it, Home and End go to the ends, Escape shows now
 * again (nothing). `same` for a key that is not about it.
 */
export function cursorAfter(
  key: string,
  at: number | undefined,
  { from, to }: Domain,
): number | undefined | 'same' {
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: -stepShare,
    ArrowDown: -stepShare,
    ArrowRight: stepShare,
    ArrowUp: stepShare,
    PageDown: -pageShare,
    PageUp: pageShare,
  };
  if (key === 'Escape') return undefined;
  if (key === 'Home') return from;
  if (key === 'End') return to;
  const move = moves[key];
  if (move === undefined) return 'same';
  return Math.min(to, Math.max(from, (at ?? to) + move * (to - from)));
}
