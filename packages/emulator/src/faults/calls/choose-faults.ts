import { ofKind, type ActiveFault } from '../active-fault.js';
import type {
  CallFault,
  MissingRows,
  SlowAnswer,
  Stale,
  ThrottleBucket,
  UnknownHealth,
} from '../plan/fault.js';
import type { Call } from './call.js';
import { concerns } from './concerns.js';

/** Those that change an answer; several can. */
export type Change = Stale | MissingRows | UnknownHealth | SlowAnswer;

/** Those that decide what becomes of a call; one does. */
export type Fate = Exclude<CallFault, Change>;

export interface ChosenFaults {
  readonly fate: Fate | undefined;
  readonly changes: readonly ActiveFault<Change>[];
}

const changing = ['stale', 'missing-rows', 'unknown-health', 'slow-answer'] as const;

const deciding = [
  'throttle',
  'throttle-bucket',
  'server-error',
  'reset',
  'no-answer',
  'answer-lost',
  'late-write',
  'access-denied',
  'expired-token',
  'not-aws',
  'stuck-hook',
] as const;

/** The faults that strike a call: the first in the plan's order that decides its fate, and all that change its answer. */
export function chooseFaults(
  active: readonly ActiveFault[],
  call: Call,
  takeToken: (one: ActiveFault<ThrottleBucket>) => boolean,
): ChosenFaults {
  const fate = ofKind(active, deciding).find((one) => {
    if (!one.isOn() || !concerns(one.fault, call)) return false;
    if (isBucket(one) && takeToken(one)) return false;
    return one.strikes();
  });
  const changes = ofKind(active, changing).filter((one) => concerns(one.fault, call) && one.strikes());
  return { fate: fate?.fault, changes };
}

const isBucket = (one: ActiveFault): one is ActiveFault<ThrottleBucket> =>
  one.fault.fault === 'throttle-bucket';
