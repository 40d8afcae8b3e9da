import type {
  DeleteTargetGroupInput,
  DeleteTargetGroupOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../service/aws-error.js';
import type { Elbv2Context } from '../../elbv2-context.js';
import { loadBalancersOf } from '../../routing/actions.js';

/** Refused while a listener or a rule names it. One that does not exist is as good as deleted. */
export function deleteTargetGroup(
  { TargetGroupArn: arn = '' }: DeleteTargetGroupInput,
  elbv2: Elbv2Context,
): DeleteTargetGroupOutput {
  const { state, live } = elbv2;
  if (loadBalancersOf(state, arn).length > 0)
    throw new AwsError('ResourceInUse', `Target group '${arn}' is currently in use by a listener or a rule`);
  const targets = live.targetGroups.get(arn)?.targets ?? [];
  live.targetGroups.get(arn)?.close();
  live.targetGroups.delete(arn);
  for (const [key, { groupArn }] of [...state.targets]) if (groupArn === arn) state.targets.delete(key);
  state.targetGroups.delete(arn);
  state.tags.delete(arn);
  for (const { instanceId } of targets) elbv2.changed(arn, instanceId);
  return {};
}
