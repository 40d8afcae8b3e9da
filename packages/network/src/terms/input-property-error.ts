import * as pulumi from '@pulumi/pulumi';
import { type NetworkIssue, NetworkPlanError } from './errors.js';

/** The issues as Pulumi's own error, which its CLI shows at the property: one, or all of them at once. */
export function inputPropertyError(issues: readonly NetworkIssue[]): Error {
  const errors = issues.map(({ path, reason }) => ({ propertyPath: path, reason }));
  const [first, ...others] = errors;
  if (first !== undefined && others.length === 0) return new pulumi.InputPropertyError(first);
  return new pulumi.InputPropertiesError({ message: new NetworkPlanError(issues).message, errors });
}
