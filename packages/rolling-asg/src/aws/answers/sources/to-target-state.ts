import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { TargetState } from '../../../cloud/traffic-source.js';
import { partOf } from '../part-of.js';

const operation = 'DescribeTargetHealth';

/** AWS's words, as of https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html */
const states: Readonly<Record<string, TargetState['state']>> = {
  healthy: 'serving',
  initial: 'starting',
  unhealthy: 'failing',
  draining: 'leaving',
  'unhealthy.draining': 'leaving',
  unused: 'unused',
};

/** The target group is on no listener, its zone is not enabled, or its address cannot be used: that does not pass. */
const finalReasons: ReadonlySet<string> = new Set(['Target.NotInUse', 'Target.IpUnusable']);

/** What a target group says of an instance, in the engine's terms; none for one that is not registered. */
export function toTargetState(row: TargetHealthDescription): readonly TargetState[] {
  const health = partOf(operation, row, 'TargetHealth');
  const says = health.State ?? 'unknown';
  const reasonCode = health.Reason ?? 'N/A';
  if (reasonCode === 'Target.NotRegistered') return [];
  const state = states[says] ?? 'unknown';
  return [
    {
      instanceId: partOf(operation, partOf(operation, row, 'Target'), 'Id'),
      state,
      ...(state === 'unused' && finalReasons.has(reasonCode) ? { isFinal: true } : {}),
      ...(state === 'failing' && reasonCode !== 'N/A' ? { saysHow: true } : {}),
      says,
      reasonCode,
      description: health.Description ?? 'N/A',
    },
  ];
}
