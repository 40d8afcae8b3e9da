import { noSuchEntity } from './errors.js';
import type { IamState, InstanceProfileRecord, RoleRecord } from './iam-state.js';

/** Throws `NoSuchEntity`. */
export function findRole({ roles }: IamState, name = ''): RoleRecord {
  const role = roles.get(name);
  if (role) return role;
  throw noSuchEntity(`The role with name ${name} cannot be found.`);
}

/** Throws `NoSuchEntity`. */
export function findInstanceProfile({ instanceProfiles }: IamState, name = ''): InstanceProfileRecord {
  const profile = instanceProfiles.get(name);
  if (profile) return profile;
  throw noSuchEntity(`Instance Profile ${name} cannot be found.`);
}

/** The profiles that a role is in. */
export const profilesOfRole = ({ instanceProfiles }: IamState, roleName: string) =>
  [...instanceProfiles.values()].filter((profile) => profile.roleName === roleName);
