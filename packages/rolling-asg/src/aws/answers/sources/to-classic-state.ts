import type { InstanceState } from '@aws-sdk/client-elastic-load-balancing';
import type { TargetState } from '../../../cloud/traffic-source.js';
import { partOf } from '../part-of.js';

/**
 * What a Classic Load Balancer says of an instance, in the engine's terms. It says `InService` until the connections
 * of one that leaves are drained, and tells that, as it tells a zone that it does not serve, by the description alone.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-conn-drain.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/ts-elb-healthcheck.html
 */
export function toClassicState(row: InstanceState): TargetState {
  const says = row.State ?? 'Unknown';
  const reasonCode = row.ReasonCode ?? 'N/A';
  const description = row.Description ?? 'N/A';
  const instanceId = partOf('DescribeInstanceHealth', row, 'InstanceId');
  const isFinal = says === 'OutOfService' && /not configured to route traffic/i.test(description);
  const state = isFinal ? 'unused' : stateOf({ says, reasonCode, description });
  return { instanceId, state, ...(isFinal ? { isFinal } : {}), says, reasonCode, description };
}

type Words = Pick<TargetState, 'says' | 'reasonCode' | 'description'>;

function stateOf({ says, reasonCode, description }: Words): TargetState['state'] {
  if (/deregistration currently in progress/i.test(description)) return 'leaving';
  if (says === 'InService') return 'serving';
  if (says !== 'OutOfService') return 'unknown';
  return reasonCode === 'ELB' ? 'starting' : 'failing';
}
