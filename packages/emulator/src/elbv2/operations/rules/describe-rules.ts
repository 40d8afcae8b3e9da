import type { DescribeRulesInput, DescribeRulesOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { validationError } from '../../errors.js';
import { findListener, findRule } from '../../find.js';
import { pageOf } from '../../listing.js';
import { showDefaultRule, showRule } from '../../show.js';

/** By ARNs, or those of a listener in the order of their priorities, its default rule last. */
export function describeRules(input: DescribeRulesInput, elbv2: Elbv2Context): DescribeRulesOutput {
  const { items, nextToken } = pageOf(chosen(input, elbv2), input);
  return { Rules: [...items], NextMarker: nextToken };
}

function chosen({ RuleArns = [], ListenerArn }: DescribeRulesInput, { state }: Elbv2Context) {
  if (RuleArns.length > 0) return RuleArns.map((arn) => ruleOrDefault(state, arn));
  if (ListenerArn === undefined)
    throw validationError('You must specify either listener rule ARNs or a listener ARN');
  const listener = findListener(state, ListenerArn);
  const rules = [...state.rules.values()]
    .filter(({ listenerArn }) => listenerArn === listener.arn)
    .sort((one, other) => one.priority - other.priority);
  return [...rules.map(showRule), showDefaultRule(listener)];
}

function ruleOrDefault(state: Elbv2Context['state'], arn: string) {
  const listener = [...state.listeners.values()].find(({ defaultRuleArn }) => defaultRuleArn === arn);
  return listener === undefined ? showRule(findRule(state, arn)) : showDefaultRule(listener);
}
