import * as pulumi from '@pulumi/pulumi';
import { emptyIssues } from './args-issues.js';
import { inputPropertyError } from './input-issue.js';

/** The list at `path`, which is refused when it turns out to be empty. */
export function someOf(path: string, list: pulumi.Input<pulumi.Input<string>[]>): pulumi.Output<string[]> {
  return pulumi.output(list).apply((known) => {
    const issues = emptyIssues(path, known);
    if (issues.length > 0) throw inputPropertyError(issues);
    return known;
  });
}
