import type {
  DescribeTargetHealthInput,
  DescribeTargetHealthOutput,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../service/aws-error.js';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findTargetGroup } from '../../find.js';
import type { TargetGroupRecord, TargetRecord } from '../../state.js';
import { notRegistered, type Standing } from '../../targets/standing.js';

/** The targets named, registered or not; without names all that are registered or draining out. */
export function describeTargetHealth(
  { TargetGroupArn, Targets = [] }: DescribeTargetHealthInput,
  elbv2: Elbv2Context,
): DescribeTargetHealthOutput {
  const { state, instances } = elbv2;
  const group = findTargetGroup(state, TargetGroupArn);
  const targets = [...state.targets.values()].filter(({ groupArn }) => groupArn === group.arn);
  if (Targets.length === 0) return { TargetHealthDescriptions: targets.map((target) => show(group, target)) };
  const named = Targets.map(({ Id = '', Port = group.port }) => {
    if (instances.get(Id) === undefined)
      throw new AwsError('InvalidTarget', `The following targets are not valid instances: '${Id}'`);
    const found = targets.find(({ instanceId, port }) => instanceId === Id && port === Port);
    return found ?? { groupArn: group.arn, instanceId: Id, port: Port, standing: notRegistered };
  });
  return { TargetHealthDescriptions: named.map((target) => show(group, target)) };
}

const show = (
  { healthCheck }: TargetGroupRecord,
  { instanceId, port, standing }: TargetRecord,
): TargetHealthDescription => ({
  Target: { Id: instanceId, Port: port },
  HealthCheckPort: healthCheck.port === 'traffic-port' ? String(port) : healthCheck.port,
  TargetHealth: showStanding(standing),
});

const showStanding = ({ state, reason, description }: Standing) => ({
  State: state,
  ...(reason === undefined ? {} : { Reason: reason }),
  ...(description === undefined ? {} : { Description: description }),
});
