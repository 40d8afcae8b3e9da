import { invalidInput, noSuchEntity } from '../errors.js';
import type { IamContext } from '../iam-state.js';
import { amazonPolicy } from './amazon-policies.js';
import type { PolicyRecord, PolicyVersionRecord } from './policy-record.js';

type Policies = Pick<IamContext, 'state' | 'surroundings'>;

/** One of the account or of AWS's own. Throws `NoSuchEntity`, and `InvalidInput` for what is no policy's ARN. */
export function findPolicy(iam: Policies, arn = ''): PolicyRecord {
  return amazonPolicy(arn) ?? findOwnPolicy(iam, arn);
}

/** One of the account, which may be changed. Throws as `findPolicy` does. */
export function findOwnPolicy({ state, surroundings }: Policies, arn = ''): PolicyRecord {
  const policy = state.policies.get(arn);
  if (policy !== undefined) return policy;
  if (arn.startsWith(`arn:aws:iam::${surroundings.account}:policy/`) || amazonPolicy(arn) !== undefined)
    throw noSuchEntity(`Policy ${arn} was not found.`);
  throw invalidInput(`ARN ${arn} is not valid.`);
}

/** Throws `NoSuchEntity`. */
export function findVersion({ arn, versions }: PolicyRecord, versionId = ''): PolicyVersionRecord {
  const version = versions.find((one) => one.versionId === versionId);
  if (version !== undefined) return version;
  throw noSuchEntity(`Policy ${arn} version ${versionId} does not exist or is not attachable.`);
}

/** The roles that have it. */
export const rolesWith = ({ state }: Policies, arn: string): readonly string[] =>
  [...state.roles.values()]
    .filter(({ attachedPolicies }) => attachedPolicies.includes(arn))
    .map(({ roleName }) => roleName);
