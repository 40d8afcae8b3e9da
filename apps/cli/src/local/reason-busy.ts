import type { ProbeReport } from '@clicamos/health';
import { duration } from '@clicamos/report';
import type { Stall } from './watch-stalls.js';

export interface BusyFacts {
  readonly stall: Stall;
  /** What the clients noticed meanwhile. */
  readonly probe?: Pick<ProbeReport, 'lostBy' | 'skipped'> | undefined;
  /** Whether it came to another end than it should. @default false */
  readonly isUnexpected?: boolean;
  /** AWS seconds per real second. */
  readonly speed: number;
  /** How to ask for a lower factor, such as `clicamos demo --speed 10`. */
  readonly slower: (speed: number) => string;
}

/** Longer, a health check of a time that runs 40 times as fast is late. */
const wantedMs = 100;

/** One pause of the collector or of a disk is no busy machine. */
const longMs = 500;

/**
 * Why what was lost says more about this machine than about a rollout: requests have timed out or were never sent, and
 * the process with the probe stood still meanwhile. Nothing where either is not so.
 */
export function reasonBusy(facts: BusyFacts): string | undefined {
  const { stall, speed, slower } = facts;
  if (!isHurt(facts) || (stall.maxMs < longMs && stall.p99Ms < wantedMs)) return undefined;
  const lower = Math.max(1, Math.floor(speed / 4));
  const other = lower < speed ? `, or with a lower time factor: ${slower(lower)}` : '';
  return `this machine was too busy: the local AWS and its clients had no CPU for up to ${duration(stall.maxMs)} (wanted: under ${duration(wantedMs)}). Run it again when it is idle${other}`;
}

const isHurt = ({ probe, isUnexpected = false }: BusyFacts): boolean =>
  isUnexpected || (probe !== undefined && ((probe.lostBy.timeout ?? 0) > 0 || probe.skipped > 0));
