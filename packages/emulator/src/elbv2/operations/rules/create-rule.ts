import type { CreateRuleInput, CreateRuleOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { newRuleArn } from '../../arn.js';
import { checkPriorities } from '../../check-priorities.js';
import { routingChanged, type Elbv2Context } from '../../elbv2-context.js';
import { notEmulated } from '../../errors.js';
import { findListener, findLoadBalancer } from '../../find.js';
import { readActions } from '../../settings/read-actions.js';
import { readConditions } from '../../settings/read-conditions.js';
import { addTags } from '../../settings/tags.js';
import { showRule } from '../../show.js';

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html */
export function createRule(input: CreateRuleInput, elbv2: Elbv2Context): CreateRuleOutput {
  const { state, surroundings } = elbv2;
  const listener = findListener(state, input.ListenerArn);
  const { protocol } = listener;
  const loadBalancer = findLoadBalancer(state, listener.loadBalancerArn);
  if ((input.Transforms ?? []).length > 0) throw notEmulated('Transforms', 'leave them out.');
  const priority = input.Priority ?? 0;
  const record = {
    arn: newRuleArn(surroundings, listener.arn),
    listenerArn: listener.arn,
    priority,
    conditions: readConditions(input.Conditions ?? []),
    actions: readActions(input.Actions ?? [], { state, loadBalancer, protocol }),
  };
  checkPriorities(state, [record]);
  const tags = addTags(new Map(), input.Tags ?? []);
  state.rules.set(record.arn, record);
  state.tags.set(record.arn, tags);
  routingChanged(elbv2);
  return { Rules: [showRule(record)] };
}
