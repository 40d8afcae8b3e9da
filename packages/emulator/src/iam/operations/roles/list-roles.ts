import type { ListRolesRequest, ListRolesResponse, Role } from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { pageOf } from '../../page-of.js';
import { presentRole } from '../../present-entity.js';

/**
 * Without tags, as AWS lists them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
 */
export function listRoles(input: ListRolesRequest, { state }: IamContext): ListRolesResponse {
  const { PathPrefix = '/' } = input;
  const below = [...state.roles.values()].filter(({ path }) => path.startsWith(PathPrefix));
  const { items, ...page } = pageOf(below, input);
  return { Roles: items.map((role): Role => ({ ...presentRole(role), Tags: undefined })), ...page };
}
