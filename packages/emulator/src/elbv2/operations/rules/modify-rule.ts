import type { ModifyRuleInput, ModifyRuleOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../service/aws-error.js';
import { routingChanged, type Elbv2Context } from '../../elbv2-context.js';
import { findListener, findLoadBalancer, findRule } from '../../find.js';
import { readActions } from '../../settings/read-actions.js';
import { readConditions } from '../../settings/read-conditions.js';
import { showRule } from '../../show.js';

/** What a request leaves out stays. New weights hold for the next request. */
export function modifyRule(input: ModifyRuleInput, elbv2: Elbv2Context): ModifyRuleOutput {
  const { state } = elbv2;
  refuseDefault(elbv2, input.RuleArn);
  const rule = findRule(state, input.RuleArn);
  const { protocol, loadBalancerArn } = findListener(state, rule.listenerArn);
  const loadBalancer = findLoadBalancer(state, loadBalancerArn);
  const { Conditions, Actions } = input;
  const next = {
    ...rule,
    conditions: Conditions === undefined ? rule.conditions : readConditions(Conditions),
    actions: Actions === undefined ? rule.actions : readActions(Actions, { state, loadBalancer, protocol }),
  };
  state.rules.set(rule.arn, next);
  routingChanged(elbv2);
  return { Rules: [showRule(next)] };
}

function refuseDefault({ state }: Elbv2Context, arn: string | undefined): void {
  if ([...state.listeners.values()].every(({ defaultRuleArn }) => defaultRuleArn !== arn)) return;
  throw new AwsError('OperationNotPermitted', `Default rule '${String(arn)}' cannot be modified`);
}
