import { duration } from '@clicamos/report';
import type { GroupSnapshot, InstanceSnapshot, RolloutEvent, RolloutSnapshot } from '@clicamos/rolling-asg';

export type WaitingEvent = Extract<RolloutEvent, { kind: 'waiting' }>;

/** One line about a wait: who serves, what is missing, how long it may still take. */
export function describeWaiting(event: WaitingEvent): string {
  const { step, reason, launchFailure, snapshot, deadlineAt, at } = event;
  const missing =
    step === 'awaitCapacity' && snapshot.next ? describeMissing(snapshot.next, snapshot.wanted) : undefined;
  const serving = describeServing(snapshot);
  return [
    ...(serving === '' ? [] : [serving]),
    missing ?? reason,
    ...(launchFailure === undefined ? [] : [launchFailure]),
    `gives up in ${duration(deadlineAt - at)}`,
  ].join(' · ');
}

/**
 * What makes two waits the same for a log: the states of the instances, not the seconds that count down. A
 * log tells a change once; a terminal shows the seconds.
 */
export function waitKey({ step, reason, snapshot, launchFailure }: WaitingEvent): string {
  const groups = [snapshot.previous, snapshot.next].flatMap((group) => group ?? []);
  return JSON.stringify([
    step,
    snapshot.wanted,
    launchFailure,
    // Shows in no instance, and names the command that lifts it.
    ...(reason.startsWith('somebody else changed') ? [reason] : []),
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
function describeMissing({ instances }: GroupSnapshot, wanted: number): string | undefined {
  const waiting = instances.filter(({ state }) => state !== 'serving');
  const texts = [...new Set(waiting.map(({ text }) => text))];
  if (texts.length === 0) return undefined;
  const unlaunched = wanted - instances.length;
  const described = texts.map((text) => {
    const ids = waiting.filter((instance) => instance.text === text).map(({ instanceId }) => instanceId);
    return ids.length === 1 ? `${ids[0]} ${text}` : `${ids.length} instances ${text}`;
  });
  return [...described, ...(unlaunched > 0 ? [`${unlaunched} not launched yet`] : [])].join('; ');
}
