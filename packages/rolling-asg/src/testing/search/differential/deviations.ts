import type { Difference } from './find-difference.js';
import { settledMs, type Schedule, type Step } from './schedule.js';

/** A difference that is right, and why. */
export interface Deviation {
  readonly name: string;
  readonly reason: string;
  readonly matches: (difference: Difference, schedule: Schedule) => boolean;
}

/** All that may differ. What boots, checks and drains take is not compared at all: see `stateText`. */
export const deviations: readonly Deviation[] = [
  {
    name: 'two refusals at once',
    reason:
      'The adapter reads what a version starts from before it writes, and is told there that it is gone; the simulation ' +
      'has one call for both, and its fault comes first. Either way nothing was made.',
    matches: ({ step, emulator }) =>
      step?.kind === 'createVersion' && step.fault !== undefined && emulator === 'invalid',
  },
  {
    name: 'a longer farewell',
    reason:
      'The emulator has an instance leave at once that was not in service any more or not yet, or that is ended by hand; in ' +
      'the simulation it ends its last request all the same, from its next look on: `Removing` lasts a few seconds longer, ' +
      'which is the harder of the two for whoever waits.',
    matches: ({ step, index, simulation, emulator }, { steps }) => {
      const isLate =
        step?.kind === 'detach'
          ? isYoung(steps.slice(0, index), 'attach', 'createGroup', 'resize', 'terminate')
          : isYoung(steps.slice(0, index + 1), 'detach');
      return isLate && simulation.includes('at [web-elb]') && emulator.includes('at []');
    },
  },
  {
    name: 'an end before the beginning',
    reason:
      'An instance that is still booting is gone at once in the emulator when its group shrinks; in the simulation it takes ' +
      'as long as any other, so the group can be deleted a few seconds later.',
    matches: ({ step, index, simulation, emulator }, { steps }) =>
      step?.kind === 'deleteGroup' &&
      isYoung(steps.slice(0, index), 'createGroup', 'resize', 'resume', 'terminate') &&
      simulation === 'busy' &&
      emulator === 'done',
  },
];

/** Whether nothing has settled since the last of these steps. */
function isYoung(before: readonly Step[], ...kinds: readonly Step['kind'][]): boolean {
  const last = before.findLastIndex(({ kind }) => kinds.includes(kind));
  return last >= 0 && !before.slice(last).some((one) => one.kind === 'pass' && one.ms === settledMs);
}
