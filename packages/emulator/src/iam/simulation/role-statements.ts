import type { IamContext, RoleRecord } from '../iam-state.js';
import { findPolicy, findVersion } from '../managed-policies/find-policy.js';
import { readStatements, type PolicyStatement } from './statement.js';

/** All that a role's policies say; of AWS's own, those whose text is known here. */
export function roleStatements(
  iam: IamContext,
  { inlinePolicies, attachedPolicies }: RoleRecord,
): readonly PolicyStatement[] {
  const attached = attachedPolicies.flatMap((arn) => {
    const policy = findPolicy(iam, arn);
    return readStatements(policy.policyName, findVersion(policy, policy.defaultVersionId).document);
  });
  return [...[...inlinePolicies].flatMap(([name, document]) => readStatements(name, document)), ...attached];
}
