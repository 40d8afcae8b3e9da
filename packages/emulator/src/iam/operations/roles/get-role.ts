import type { GetRoleRequest, GetRoleResponse } from '@aws-sdk/client-iam';
import { findRole } from '../../find-entity.js';
import type { IamContext } from '../../iam-state.js';
import { presentRole } from '../../present-entity.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html */
export const getRole = ({ RoleName }: GetRoleRequest, { state }: IamContext): GetRoleResponse => ({
  Role: presentRole(findRole(state, RoleName)),
});
