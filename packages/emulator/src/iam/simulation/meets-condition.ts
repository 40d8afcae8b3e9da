import { invalidInput } from '../errors.js';
import { matchesPattern } from './matches-pattern.js';
import type { PolicyCondition } from './statement.js';

/** Values of condition keys, by the key in lower case: IAM reads keys so. */
export type ConditionContext = ReadonlyMap<string, readonly string[]>;

type Compare = (wanted: string, have: string) => boolean;

const equals: Compare = (wanted, have) => wanted === have;
const equalsIgnoringCase: Compare = (wanted, have) => wanted.toLowerCase() === have.toLowerCase();

const comparisons: Readonly<Record<string, Compare>> = {
  StringEquals: equals,
  StringEqualsIgnoreCase: equalsIgnoringCase,
  StringLike: matchesPattern,
  ArnEquals: matchesPattern,
  ArnLike: matchesPattern,
  Bool: equalsIgnoringCase,
};

/**
 * Whether a condition is met. A key without a value fails it, unless the operator asks for its absence, or ends in
 * `IfExists`. Throws `InvalidInput` for an operator that is not evaluated here.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function meetsCondition(
  { operator, key, values }: PolicyCondition,
  context: ConditionContext,
): boolean {
  const have = context.get(key.toLowerCase());
  const name = operator.replace(/IfExists$/, '');
  if (name === 'Null') return values.includes(String(have === undefined));
  const isNegated = /^(String|Arn)Not/.test(name);
  const compare = comparisons[name.replace('Not', '')];
  if (compare === undefined) throw invalidInput(`Condition operator ${operator} is not evaluated here.`);
  if (have === undefined) return isNegated || name !== operator;
  const matches = have.some((one) => values.some((wanted) => compare(wanted, one)));
  return matches !== isNegated;
}
