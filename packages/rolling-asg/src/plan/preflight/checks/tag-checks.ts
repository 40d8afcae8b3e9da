import { continuationKeys, foreignTags, ownTagKeys } from '../../../journal/tags.js';
import { undoTags } from '../../../journal/undo-tags.js';
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
  const ours = ownTagKeys.length - continuationKeys.length + continuations(facts.live?.group.sourceIds ?? []);
  if (theirs + ours <= mostTags) return [ok(check, `${theirs} tags and at most ${ours} of ours`)];
  const text = `\`${name}\` has ${theirs} tags, a rollout needs ${ours} more, AWS takes ${mostTags}`;
  return [error(check, text, { group: name })];
}

/** Tags for traffic sources that do not fit beside the rest of what is to be undone. */
function continuations(sourceIds: readonly string[]): number {
  const most = { minSize: 9_999, maxSize: 9_999, desiredCapacity: 9_999 };
  const undo = { start: 9_999, sizes: most, sourceIds, protectedBefore: 'some', isAdopted: true } as const;
  return Object.keys(undoTags(undo)).length - 1;
}
