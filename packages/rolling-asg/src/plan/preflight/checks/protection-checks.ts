import type { Group } from '../../../cloud/cloud.js';
import { tagKeys, tagOf } from '../../../journal/tags.js';
import type { PreflightItem } from '../../plan.js';
import { error, ok, warning } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** What somebody asked of the group that a rollout undoes or leaves behind. */
export function checkProtection({ facts, options }: PreflightInput): readonly PreflightItem[] {
  if (facts.live === undefined) return [];
  const { group } = facts.live;
  const isOurs = tagOf(group, tagKeys.service) === options.service;
  return [checkDeletion(group, isOurs), ...checkProtected(group)];
}

/** A group of ours goes with its generation; one that is taken over was protected by somebody who did not know of us. */
function checkDeletion({ name, deletionProtection }: Group, isOurs: boolean): PreflightItem {
  const check = 'deletion-protection';
  if (deletionProtection === 'none') return ok(check, `${name} may be deleted`);
  const text = `\`${name}\` has deletion protection (${deletionProtection})`;
  if (!isOurs && deletionProtection === 'prevent-all-deletion')
    return error(check, `${text}, which a rollout would lift`, { group: name });
  return warning(check, `${text}: it is lifted when the group goes`, { group: name });
}

function checkProtected({ name, instances }: Group): readonly PreflightItem[] {
  const count = instances.filter(({ isProtected }) => isProtected).length;
  if (count === 0) return [];
  const text = `${count} of ${instances.length} instances of ${name} have scale-in protection; removing it lifts that`;
  return [warning('scale-in-protection', text)];
}
