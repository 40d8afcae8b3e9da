import type { Clock as BareClock } from '@clicamos/health/clock';

export { systemClock } from '@clicamos/health/clock';

/** The engine's clock. One that is faster than the world's tells what its moments were there. */
export interface Clock extends BareClock {
  /** When a moment of this clock was in the world, epoch ms. @default the same */
  readonly realMs?: (clockMs: number) => number;
}

/** When a moment of a clock was in the world, epoch ms: for texts, and for nothing else. */
export const realMsOf = ({ realMs }: Clock, clockMs: number): number => realMs?.(clockMs) ?? clockMs;

/** How long ago a moment of a clock was in the world, ms. */
export const realAgeOf = (clock: Clock, clockMs: number): number =>
  realMsOf(clock, clock.now()) - realMsOf(clock, clockMs);
