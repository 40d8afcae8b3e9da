import type { LockHolder, ServiceObservation } from '@clicamos/rolling-asg';
import { groupLines } from './group-lines.js';
import type { Paint } from './paint.js';

/** A rollout that runs elsewhere: a picture for a terminal, and a line for a log. */
export function describeWatch(
  { groups }: ServiceObservation,
  { rolloutId, groupName, by, step }: LockHolder,
  paint: Paint,
): { readonly tree: readonly string[]; readonly line: string } {
  const head = `${rolloutId} to ${groupName}, by ${by}, at step ${step}`;
  const serving = groups.map(
    ({ role, snapshot: { name, serving: n, desiredCapacity } }) =>
      `${name} ${role} ${n}/${desiredCapacity} serving`,
  );
  return {
    tree: [head, '', ...groups.flatMap(({ snapshot, role }) => groupLines({ ...snapshot, role }, { paint }))],
    line: [head, ...serving].join(' · '),
  };
}
