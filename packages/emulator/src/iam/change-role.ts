import { findRole } from './find-entity.js';
import type { IamState, RoleRecord } from './iam-state.js';

/** Replaces a role by what `change` makes of it. Throws `NoSuchEntity`. */
export function changeRole(
  state: IamState,
  name: string | undefined,
  change: (role: RoleRecord) => Partial<RoleRecord>,
): void {
  const role = findRole(state, name);
  state.roles.set(role.roleName, { ...role, ...change(role) });
}
