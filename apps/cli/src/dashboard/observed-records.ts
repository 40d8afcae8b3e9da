import type { StreamRecord } from '@clicamos/report';
import type { GroupSnapshot, LockHolder, ServiceObservation } from '@clicamos/rolling-asg';

/** Where the runner of somebody else's rollout knows more than its tags say. */
const unknownMs = 0;

/** A look at a rollout that runs elsewhere, as records: only what its tags and the load balancers say. */
export function observedRecords(
  { service, groups }: ServiceObservation,
  holder: LockHolder,
  seen: { readonly at: number; readonly step: string | undefined },
): readonly StreamRecord[] {
  const { rolloutId, step } = holder;
  const origin = { at: seen.at, rolloutId, service };
  const next = groups.find(({ role }) => role === 'next')?.snapshot;
  const previous = groups.find(({ role }) => role === 'live' || role === 'previous')?.snapshot;
  return [
    ...(step === seen.step
      ? []
      : [{ kind: 'step-started' as const, ...origin, step: { kind: step }, index: 0, count: 0 }]),
    {
      kind: 'waiting',
      ...origin,
      step,
      reason: `as its tags say: ${holder.by} runs it to ${holder.groupName}`,
      deadlineAt: unknownMs,
      nextPollAt: seen.at,
      snapshot: {
        wanted: previous?.desiredCapacity ?? next?.desiredCapacity ?? 0,
        ...(previous && { previous: seenNow(previous, 'previous', seen.at) }),
        ...(next && { next: seenNow(next, 'next', seen.at) }),
      },
    },
  ];
}

/** A single look does not know since when: since it looked. */
const seenNow = (group: GroupSnapshot, role: 'previous' | 'next', at: number): GroupSnapshot => ({
  ...group,
  role,
  instances: group.instances.map((instance) => ({ ...instance, seenAtMs: at })),
});
