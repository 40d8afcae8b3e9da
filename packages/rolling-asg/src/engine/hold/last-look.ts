import { isComplete, type Sample } from '../../observe/sample/sample.js';
import type { RolloutContext } from '../context/context.js';

/**
 * The sample of the last look, while it is as good as one that is taken now: everything was read, a moment ago, and this
 * runner has changed nothing since.
 */
export function lastLook({ memory: { looked }, clock, timing }: RolloutContext): Sample | undefined {
  if (looked === undefined || !isComplete(looked)) return undefined;
  return clock.now() - looked.at <= timing.settleMs / 2 ? looked : undefined;
}
