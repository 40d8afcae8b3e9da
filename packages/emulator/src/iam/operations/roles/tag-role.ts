import type { TagRoleRequest } from '@aws-sdk/client-iam';
import { changeRole } from '../../change-role.js';
import type { IamContext } from '../../iam-state.js';
import { withTags } from '../../tags.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html */
export function tagRole({ RoleName, Tags }: TagRoleRequest, { state }: IamContext): object {
  changeRole(state, RoleName, ({ tags }) => ({ tags: withTags(tags, Tags) }));
  return {};
}
