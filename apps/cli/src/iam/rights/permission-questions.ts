import type { IamPolicy, PolicyStatement } from '../iam-policy.js';
import { askingSid } from '../actions.js';
import { exampleOf } from './example-of.js';

/** What is asked of IAM about one statement of the policy. */
export interface PermissionQuestion {
  readonly statement: PolicyStatement;
  /** One of each kind that the statement is about. */
  readonly resources: readonly string[];
  /** Values of condition keys, as the calls of a rollout have them. */
  readonly context: Readonly<Record<string, string>>;
}

/** Where a statement names what it is not about: an instance that is launched. */
const launched = 'instance/*';

/** One question for each statement, but for the one that allows to ask. */
export function permissionQuestions(
  { Statement }: IamPolicy,
  {
    account,
    region,
    partition,
  }: { readonly account: string; readonly region: string; readonly partition: string },
): readonly PermissionQuestion[] {
  const instances = `arn:${partition}:ec2:${region}:${account}:${launched}`;
  return Statement.filter(({ Sid }) => Sid !== askingSid).map((statement) => ({
    statement,
    resources: (statement.Resource ?? [instances]).map(exampleOf),
    context: { 'aws:RequestedRegion': region, ...contextOf(statement) },
  }));
}

const contextOf = ({ Condition = {} }: PolicyStatement): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.values(Condition)
      .flatMap((keys) => Object.entries(keys))
      .map(([key, value]) => [key, exampleOf(value)]),
  );
