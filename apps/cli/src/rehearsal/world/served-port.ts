import type { TrafficSource } from '@clicamos/rolling-asg';

/** The port that the instances of a like serve: that of the first load balancer's checks. */
export function servedPort(sources: readonly TrafficSource[]): number {
  const [first] = sources;
  const [, digits] = /^[A-Z]+:(\d+)/.exec(first?.healthCheck.target ?? '') ?? [];
  return digits === undefined ? (first?.targetGroup?.port ?? 80) : Number(digits);
}
