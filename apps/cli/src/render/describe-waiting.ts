import type { GroupSnapshot, InstanceSnapshot, RolloutEvent, RolloutSnapshot } from '@clicamos/rolling-asg';
import { duration } from './duration.js';

export type WaitingEvent = Extract<RolloutEvent, { kind: 'waiting' }>;

/** One line about a wait: who serves, what is missing, how long it may still take. */
export function describeWaiting({ step, reason, snapshot, deadlineAt, at }: WaitingEvent): string {
  const missing = step === 'awaitCapacity' && snapshot.next ? describeMissing(snapshot.next) : undefined;
  const serving = describeServing(snapshot);
  return [
    ...(serving === '' ? [] : [serving]),
    missing ?? reason,
    `gives up in ${duration(deadlineAt - at)}`,
  ].join(' · ');
}

/** The same for a picture that shows every instance with its own text: only what is missing. */
export function describeWait({ step, reason, snapshot: { next, wanted } }: WaitingEvent): string {
  return step === 'awaitCapacity' && next ? `${next.serving} of ${wanted} serve` : reason;
}

/**
 * What makes two waits the same for a log: the states of the instances, not the seconds that count down. A
 * log tells a change once; a terminal shows the seconds.
 */
export function waitKey({ step, snapshot }: WaitingEvent): string {
  const groups = [snapshot.previous, snapshot.next].flatMap((group) => group ?? []);
  return JSON.stringify([
    step,
    snapshot.wanted,
    ...groups.map(({ name, instances }) => [name, instances.map(stateOf)]),
  ]);
}

const stateOf = ({ instanceId, state }: InstanceSnapshot) => `${instanceId} ${state}`;

function describeServing({ previous, next, wanted }: RolloutSnapshot): string {
  const one = ({ name, serving }: GroupSnapshot, of: number) => `${name} ${serving}/${of} serving`;
  return [previous && one(previous, previous.desiredCapacity), next && one(next, wanted)]
    .flatMap((text) => text ?? [])
    .join(' · ');
}

/** Instances that wait for the same thing are told together. */
function describeMissing({ instances }: GroupSnapshot): string | undefined {
  const waiting = instances.filter(({ state }) => state !== 'serving');
  const texts = [...new Set(waiting.map(({ text }) => text))];
  if (texts.length === 0) return undefined;
  return texts
    .map((text) => {
      const ids = waiting.filter((instance) => instance.text === text).map(({ instanceId }) => instanceId);
      return ids.length === 1 ? `${ids[0]} ${text}` : `${ids.length} instances ${text}`;
    })
    .join('; ');
}
