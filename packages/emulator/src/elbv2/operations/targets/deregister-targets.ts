import type {
  DeregisterTargetsInput,
  DeregisterTargetsOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findTargetGroup } from '../../find.js';

/** They are `draining` for the whole deregistration delay. Those that are no targets are passed over. */
export function deregisterTargets(
  { TargetGroupArn, Targets = [] }: DeregisterTargetsInput,
  { state, live }: Elbv2Context,
): DeregisterTargetsOutput {
  const { arn } = findTargetGroup(state, TargetGroupArn);
  for (const { Id = '', Port } of Targets) live.targetGroups.get(arn)?.deregister(Id, Port);
  return {};
}
