import type { PreflightItem } from '../../plan.js';
import { error, ok } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** There is something to roll, and it fits into the limits. */
export function checkCapacity({ facts, options, next }: PreflightInput): readonly PreflightItem[] {
  // What is asked for: the draft is already held within the maximum.
  const asked = facts.live?.group.desiredCapacity ?? options.firstGroup?.desiredCapacity ?? 0;
  const desired = Math.max(next.desiredCapacity, asked);
  return [
    next.desiredCapacity >= 1
      ? ok('capacity-target', `next starts with ${next.desiredCapacity}`)
      : error('capacity-target', 'The desired capacity is 0: nothing would prove that the new image serves'),
    desired <= next.maxSize
      ? ok('capacity-max', `desired ${desired} is within max ${next.maxSize}`)
      : error('capacity-max', `Desired capacity ${desired} is more than max ${next.maxSize}`),
    next.minSize <= next.maxSize
      ? ok('capacity-min', `min ${next.minSize} is within max ${next.maxSize}`)
      : error('capacity-min', `Min ${next.minSize} is more than max ${next.maxSize}`),
  ];
}
