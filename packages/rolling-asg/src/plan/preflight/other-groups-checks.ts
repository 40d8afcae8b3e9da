import type { PreflightItem } from '../plan.js';
import { warning } from './finding.js';
import type { PreflightInput } from './preflight-input.js';

/** A first group has the load balancers for itself, or somebody is told that it has not. */
export function checkOtherGroups({ facts, options }: PreflightInput): readonly PreflightItem[] {
  return (facts.groupsBeside ?? []).map(({ name, instances, loadBalancerNames }) => {
    const where = loadBalancerNames.filter((one) => facts.loadBalancers.some((known) => known.name === one));
    return warning(
      'other-groups',
      `\`${name}\` (${instances.length} instance${instances.length === 1 ? '' : 's'}) is behind ${where.join(', ')} and is not a group of \`${options.service}\`: the first group would serve beside it, not in its place`,
    );
  });
}
