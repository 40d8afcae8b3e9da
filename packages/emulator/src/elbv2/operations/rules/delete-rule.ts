import type { DeleteRuleInput, DeleteRuleOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../service/aws-error.js';
import { routingChanged, type Elbv2Context } from '../../elbv2-context.js';
import { findRule } from '../../find.js';

export function deleteRule({ RuleArn }: DeleteRuleInput, elbv2: Elbv2Context): DeleteRuleOutput {
  const { state } = elbv2;
  if ([...state.listeners.values()].some(({ defaultRuleArn }) => defaultRuleArn === RuleArn))
    throw new AwsError('OperationNotPermitted', `Default rule '${String(RuleArn)}' cannot be deleted`);
  const { arn } = findRule(state, RuleArn);
  state.rules.delete(arn);
  state.tags.delete(arn);
  routingChanged(elbv2);
  return {};
}
