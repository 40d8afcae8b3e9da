import type {
  ModifyTargetGroupInput,
  ModifyTargetGroupOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findTargetGroup } from '../../find.js';
import { loadBalancersOf } from '../../routing/actions.js';
import { readHealthCheck } from '../../settings/health-check-settings.js';
import { showTargetGroup } from '../../show.js';

/** Changes the health check: targets keep their verdicts and are counted anew. */
export function modifyTargetGroup(
  input: ModifyTargetGroupInput,
  { state, live }: Elbv2Context,
): ModifyTargetGroupOutput {
  const group = findTargetGroup(state, input.TargetGroupArn);
  const next = { ...group, healthCheck: readHealthCheck(input, group.protocol, group.healthCheck) };
  state.targetGroups.set(group.arn, next);
  live.targetGroups.get(group.arn)?.healthCheckChanged();
  const arns = loadBalancersOf(state, group.arn).map(({ arn }) => arn);
  return { TargetGroups: [showTargetGroup(next, arns)] };
}
