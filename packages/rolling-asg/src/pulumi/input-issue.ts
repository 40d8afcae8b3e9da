import * as pulumi from '@pulumi/pulumi';

/** One thing that is wrong with an input. */
export interface InputIssue {
  /** A Pulumi property path, for example `loadBalancers[1]`. */
  readonly path: string;
  readonly reason: string;
}

/** The issues as Pulumi's own error, which its CLI shows at the property: one, or all of them at once. */
export function inputPropertyError(issues: readonly InputIssue[]): Error {
  const errors = issues.map(({ path, reason }) => ({ propertyPath: path, reason }));
  const [first, ...others] = errors;
  if (first !== undefined && others.length === 0) return new pulumi.InputPropertyError(first);
  const message = issues.map(({ path, reason }) => `\`${path}\` ${reason}`).join('; ');
  return new pulumi.InputPropertiesError({ message, errors });
}
