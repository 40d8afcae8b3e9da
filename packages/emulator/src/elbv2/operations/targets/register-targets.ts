import type { RegisterTargetsInput, RegisterTargetsOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { checkRegistrable } from '../../check-registrable.js';
import type { Elbv2Context } from '../../elbv2-context.js';
import { within } from '../../errors.js';
import { findTargetGroup } from '../../find.js';

/** All of them or none. One that is registered already stays as it is; one that drains comes back. */
export function registerTargets(
  { TargetGroupArn, Targets = [] }: RegisterTargetsInput,
  elbv2: Elbv2Context,
): RegisterTargetsOutput {
  const group = findTargetGroup(elbv2.state, TargetGroupArn);
  for (const { Id = '', Port = group.port } of Targets) {
    checkRegistrable(elbv2, group, Id);
    within('Port', Port, [1, 65_535]);
  }
  const live = elbv2.live.targetGroups.get(group.arn);
  for (const { Id = '', Port = group.port } of Targets) live?.register(Id, Port);
  return {};
}
