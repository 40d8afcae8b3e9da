import type { Group } from '../cloud/cloud.js';
import { tagKeys, tagOf } from './tags.js';

/** Who runs a rollout. Auto Scaling has no compare-and-swap on tags, so time decides: see `isLeaseOver`. */
export interface Lease {
  /** A random name of the process that runs it. */
  readonly runner: string;
  /** Clock ms; the runner sends no change that could still be on its way then. */
  readonly until: number;
  /** How long it was given for, ms: `until` less this is when the runner was last seen. */
  readonly ms: number;
  /** The longest that one of its requests may take, ms. */
  readonly requestMs: number;
}

/** `k3f9 until=1764212400000 ms=60000 request=15000` */
export function formatLease({ runner, until, ms, requestMs }: Lease): string {
  return `${runner} until=${Math.round(until)} ms=${ms} request=${requestMs}`;
}

/** Reads what `formatLease` wrote; `undefined` for anything else. */
function parseLease(text: string): Lease | undefined {
  const [, runner, until, ms, requestMs] = /^(\S+) until=(\d+) ms=(\d+) request=(\d+)$/.exec(text) ?? [];
  if (runner === undefined) return undefined;
  return { runner, until: Number(until), ms: Number(ms), requestMs: Number(requestMs) };
}

/** The lease on a group's rollout, by its tag. */
export function leaseOf(group: Pick<Group, 'tags'>): Lease | undefined {
  return parseLease(tagOf(group, tagKeys.lease) ?? '');
}

/**
 * Whether a lease is over by so much that nothing sent under it can still be waited for by its runner: only then may
 * another one take over. A group without a lease has nobody.
 */
export function isLeaseOver(lease: Lease | undefined, now: number): boolean {
  return lease === undefined || now > lease.until + lease.requestMs;
}
