import type { Lane, LaneSpan, LaneState } from '../../model/lane.js';
import { inShort } from '../../text/in-short.js';

/** Every state of an instance, in the order in which it goes through them. */
export const laneStates: readonly LaneState[] = [
  'booting',
  'hook',
  'registering',
  'checks',
  'serving',
  'failing',
  'leaving',
  'drained',
  'terminated',
  'unknown',
];

const words: Readonly<Record<LaneState, string>> = {
  booting: 'booting',
  hook: 'held by a hook',
  registering: 'registering',
  checks: 'health checks',
  serving: 'serving',
  failing: 'failing',
  leaving: 'leaving',
  drained: 'drained',
  terminated: 'gone',
  unknown: 'unknown',
};

/** A state in a word or two. */
export const stateWord = (state: LaneState): string => words[state];

/** What a span says in a row: `2 of 3 checks`. */
export function spanWord({ state, checks }: LaneSpan): string {
  return state === 'checks' && checks ? `${checks.passed} of ${checks.of} checks` : stateWord(state);
}

/** What an instance does now, or did at a moment, with its reason where that says more. */
export function laneWords({ spans, goneAt }: Lane, at?: number): string {
  const span = at === undefined ? spans.at(-1) : spans.findLast(({ since }) => since <= at);
  if (!span) return at === undefined ? '' : 'not launched yet';
  if (goneAt !== undefined && (at === undefined || at >= goneAt)) return stateWord('terminated');
  const word = spanWord(span);
  const reason = inShort(span.reason);
  const isSaid = reason.toLowerCase().startsWith(word) || span.state === 'serving';
  return isSaid ? word : `${word}: ${reason}`;
}
