import { isLeaseOver, leaseOf } from '../../journal/lease.js';
import { tagKeys } from '../../journal/tags.js';
import type { Group } from '../../cloud/cloud.js';
import type { CallSeen } from '../simulation/fault.js';

/** Changes that only the holder of a rollout may make. */
const isHolders: ReadonlySet<string> = new Set([
  'attachTrafficSources',
  'detachTrafficSources',
  'resizeGroup',
  'deleteGroup',
  'setInstanceProtection',
  'protectGroup',
  'suspendProcesses',
  'resumeProcesses',
]);

/** Clocks of two runners differ by no more. */
const skewMs = 10_000;

export interface WatchRunners {
  readonly report: (text: string) => void;
  /** A group as it is at this moment. */
  readonly groupNow: (name: string) => Pick<Group, 'tags'> | undefined;
  /** Clock ms. */
  readonly now: () => number;
}

/**
 * Watches that no two runners believe that they hold a group: judged by what they send, one who was followed by another
 * must not come back, unless it has taken a lease that was over, and the other has changed nothing since.
 */
export function watchRunners({ report, groupNow, now }: WatchRunners) {
  const holders = new Map<string, readonly string[]>();
  /** The number of the call by which the last one of a group's holders changed it. */
  const changedAt = new Map<string, number>();
  /** The number of the call by which an actor took a lease that was over. */
  const tookAt = new Map<string, number>();
  const isOver = (group: string): boolean => {
    const lease = leaseOf(groupNow(group) ?? { tags: [] });
    return isLeaseOver(lease, now() + skewMs);
  };
  let calls = 0;
  return (actor: string, { name, args }: CallSeen): void => {
    calls += 1;
    const group = String(args[0]);
    if (isLeaseWrite({ name, args }) && isOver(group)) tookAt.set(actor, calls);
    if (!isHolders.has(name)) return;
    const known = holders.get(group) ?? [];
    const before = changedAt.get(group) ?? 0;
    changedAt.set(group, calls);
    if (known[known.length - 1] === actor) return;
    holders.set(group, [...known, actor]);
    if (known.includes(actor) && (tookAt.get(actor) ?? 0) < before)
      report(`${actor} sends ${name} on ${group} after ${known[known.length - 1]} took over`);
  };
}

function isLeaseWrite({ name, args }: Pick<CallSeen, 'name' | 'args'>): boolean {
  const [, tags] = args;
  return name === 'tagGroup' && typeof tags === 'object' && tags !== null && tagKeys.lease in tags;
}
