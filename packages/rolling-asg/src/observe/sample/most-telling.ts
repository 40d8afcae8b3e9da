import type { TargetState } from '../../cloud/traffic-source.js';

/**
 * Of what several traffic sources say of one instance that they all keep out, the one that tells a person most: a target
 * group names the status that it was answered with. Otherwise the first.
 */
export const mostTelling = <State extends TargetState>(states: readonly State[]): State | undefined =>
  states.find(({ saysHow = false }) => saysHow) ?? states[0];
