import { durationText } from '../../cloud/duration-text.js';
import type { RolloutContext } from '../context/context.js';

export interface AwaitedPromotion {
  /** Who wants it to wait. */
  readonly by: string;
  /** Clock ms. */
  readonly untilMs: number;
}

/**
 * Why a rollout that waits for a person does not go on yet.
 *
 * @throws Error when nobody promoted it in time
 */
export function reasonNotPromoted(
  { clock, commands, target }: RolloutContext,
  { by, untilMs }: AwaitedPromotion,
): string {
  const leftMs = untilMs - clock.now();
  if (leftMs <= 0) throw new Error(`nobody promoted \`${target.next.name}\` in time: ${by} had paused it`);
  const { promote = 'clicamos promote', abort = 'clicamos abort' } = commands;
  return `paused by ${by} for another ${durationText(leftMs)}: \`${promote}\` goes on, \`${abort}\` goes back`;
}
