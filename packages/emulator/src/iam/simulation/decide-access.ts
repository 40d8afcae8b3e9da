import { matchesPattern } from './matches-pattern.js';
import { meetsCondition, type ConditionContext } from './meets-condition.js';
import type { PolicyStatement, Scope } from './statement.js';

export interface AccessQuestion {
  /** For example `ec2:RunInstances`. */
  readonly action: string;
  /** An ARN, or `*`. */
  readonly resource: string;
  readonly context: ConditionContext;
}

export interface AccessDecision {
  readonly kind: 'allowed' | 'explicitDeny' | 'implicitDeny';
  /** Names of the policies that decided. */
  readonly sources: readonly string[];
  /** Condition keys of statements about the action and resource that had no value. */
  readonly missingKeys: readonly string[];
}

/**
 * What policies say: an explicit deny wins, then an allow; without either it is denied.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decideAccess(
  statements: readonly PolicyStatement[],
  question: AccessQuestion,
): AccessDecision {
  const { context } = question;
  const about = statements.filter((one) => isAbout(one, question));
  const met = about.filter(({ conditions }) => conditions.every((one) => meetsCondition(one, context)));
  const denying = met.filter(({ isDenying }) => isDenying);
  const kind = denying.length > 0 ? 'explicitDeny' : met.length > 0 ? 'allowed' : 'implicitDeny';
  const deciding = denying.length > 0 ? denying : met;
  const keys = about.flatMap(({ conditions }) => conditions.map(({ key }) => key));
  return {
    kind,
    sources: [...new Set(deciding.map(({ source }) => source))],
    missingKeys: [...new Set(keys)].filter((key) => !context.has(key.toLowerCase())),
  };
}

/** Actions are read without regard to case, resources are not. */
const isAbout = ({ actions, resources }: PolicyStatement, { action, resource }: AccessQuestion): boolean =>
  isIn(actions, action, (pattern, text) => matchesPattern(pattern.toLowerCase(), text.toLowerCase())) &&
  isIn(resources, resource, matchesPattern);

const isIn = (
  { isInverted, patterns }: Scope,
  text: string,
  matches: (pattern: string, text: string) => boolean,
): boolean => patterns.some((pattern) => matches(pattern, text)) !== isInverted;
