import type { CreateTagsRequest } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { checkTagCount, checkTags } from '../../tags/check-tags.js';
import { checkResource } from '../../tags/resource-kinds.js';
import { addTags, tagsOf } from '../../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html */
export function createTags(input: CreateTagsRequest, { state }: Ec2Context): object {
  const ids = required(input.Resources, 'resourceIdSet');
  const tags = checkTags(required(input.Tags, 'tagSet'));
  for (const id of ids) {
    checkResource(state, id);
    checkTagCount(tagsOf(state, id), tags);
  }
  stopIfDryRun(input);
  for (const id of ids) addTags(state, id, tags);
  return {};
}
