import { findListener, findLoadBalancer, findRule, findTargetGroup } from './find.js';
import type { Elbv2State } from './state.js';

/** A resource that can have tags, by its ARN. Throws `AwsError` as its own kind does where there is none. */
export function findTaggable(state: Elbv2State, arn: string): { readonly arn: string } {
  if (arn.includes(':targetgroup/')) return findTargetGroup(state, arn);
  if (arn.includes(':listener-rule/')) return isDefaultRule(state, arn) ? { arn } : findRule(state, arn);
  if (arn.includes(':listener/')) return findListener(state, arn);
  return findLoadBalancer(state, arn);
}

const isDefaultRule = ({ listeners }: Elbv2State, arn: string) =>
  [...listeners.values()].some(({ defaultRuleArn }) => defaultRuleArn === arn);
