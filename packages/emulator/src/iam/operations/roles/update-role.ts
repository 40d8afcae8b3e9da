import type { UpdateRoleRequest, UpdateRoleResponse } from '@aws-sdk/client-iam';
import { changeRole } from '../../change-role.js';
import type { IamContext } from '../../iam-state.js';
import { checkSessionDuration } from '../../session-duration.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html */
export function updateRole(input: UpdateRoleRequest, { state }: IamContext): UpdateRoleResponse {
  changeRole(state, input.RoleName, ({ description, maxSessionDuration }) => ({
    description: input.Description ?? description,
    maxSessionDuration: checkSessionDuration(input.MaxSessionDuration ?? maxSessionDuration),
  }));
  return {};
}
