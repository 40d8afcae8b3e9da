import type {
  SetRulePrioritiesInput,
  SetRulePrioritiesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { checkPriorities } from '../../check-priorities.js';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findRule } from '../../find.js';
import { showRule } from '../../show.js';

/** All of them at once, or none: two rules can exchange their priorities. */
export function setRulePriorities(
  { RulePriorities = [] }: SetRulePrioritiesInput,
  { state }: Elbv2Context,
): SetRulePrioritiesOutput {
  const changed = RulePriorities.map(({ RuleArn, Priority = 0 }) => ({
    ...findRule(state, RuleArn),
    priority: Priority,
  }));
  checkPriorities(state, changed);
  for (const rule of changed) state.rules.set(rule.arn, rule);
  return { Rules: changed.map(showRule) };
}
