import type { TargetState } from '../../cloud/traffic-source.js';

/** Codes that say that health checks fail, and not how: a Classic Load Balancer has no others. */
const muteCodes: ReadonlySet<string> = new Set(['ELB', 'Instance', 'N/A']);

/**
 * Of what several traffic sources say of one instance that they all keep out, the one that tells a person most: a target
 * group names the status that it was answered with. Otherwise the first.
 */
export const mostTelling = <State extends TargetState>(states: readonly State[]): State | undefined =>
  states.find(({ state, reasonCode }) => state === 'failing' && !muteCodes.has(reasonCode)) ?? states[0];
