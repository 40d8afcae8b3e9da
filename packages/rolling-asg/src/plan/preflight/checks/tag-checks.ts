import { foreignTags, ownTagKeys } from '../../../journal/tags.js';
import type { PreflightItem } from '../../plan.js';
import { error, ok } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html: AWS's own do not count. */
const mostTags = 50;

/** The state of a rollout is tags: there is room for ours beside the user's, on both groups. */
export function checkTags({ facts, next }: PreflightInput): readonly PreflightItem[] {
  const check = 'tag-count';
  const name = facts.live?.group.name ?? next.name;
  const theirs = Math.max(next.tags.length, facts.live ? foreignTags(facts.live.group).length : 0);
  const count = theirs + ownTagKeys.length;
  if (count <= mostTags) return [ok(check, `${theirs} tags and at most ${ownTagKeys.length} of ours`)];
  const text = `\`${name}\` has ${theirs} tags, a rollout needs ${ownTagKeys.length} more, AWS takes ${mostTags}`;
  return [error(check, text, { group: name })];
}
