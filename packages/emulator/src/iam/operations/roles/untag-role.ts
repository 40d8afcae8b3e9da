import type { UntagRoleRequest } from '@aws-sdk/client-iam';
import { changeRole } from '../../change-role.js';
import type { IamContext } from '../../iam-state.js';
import { withoutTags } from '../../tags.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html */
export function untagRole({ RoleName, TagKeys }: UntagRoleRequest, { state }: IamContext): object {
  changeRole(state, RoleName, ({ tags }) => ({ tags: withoutTags(tags, TagKeys) }));
  return {};
}
