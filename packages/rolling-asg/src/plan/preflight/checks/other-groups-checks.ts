import { sourceName } from '../../../cloud/traffic-source.js';
import type { PreflightItem } from '../../plan.js';
import { error } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** A first group has the load balancers for itself, or somebody is told that it has not. */
export function checkOtherGroups({ facts, options }: PreflightInput): readonly PreflightItem[] {
  // Beside a live group they are target groups' matter.
  if (facts.live !== undefined) return [];
  return (facts.groupsBeside ?? []).map(({ name, instances, sourceIds }) => {
    const where = sourceIds.filter((one) => facts.sources.some(({ id }) => id === one)).map(sourceName);
    return error(
      'other-groups',
      `\`${name}\` (${instances.length} instance${instances.length === 1 ? '' : 's'}) is behind ${where.join(', ')} and is not a group of \`${options.service}\`: the first group would serve beside it, not in its place; take it over with \`--adopt ${name}\`, or give the service a load balancer of its own`,
    );
  });
}
