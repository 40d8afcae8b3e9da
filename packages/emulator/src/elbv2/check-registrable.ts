import { AwsError } from '../service/aws-error.js';
import type { Elbv2Context } from './elbv2-context.js';
import { notEmulated, validationError } from './errors.js';
import type { TargetGroupRecord } from './state.js';

/** Throws `AwsError` when an instance cannot be a target: `InvalidTarget`, or `ValidationError` where none can. */
export function checkRegistrable(
  { instances }: Elbv2Context,
  group: TargetGroupRecord,
  instanceId: string,
): void {
  if (group.targetType === 'ip') throw reasonNoAddress(instanceId);
  const instance = instances.get(instanceId);
  if (instance === undefined) throw invalid(`Instance ID '${instanceId}' is not valid`);
  if (instance.state !== 'running')
    throw invalid(
      `The following targets are not in a running state and cannot be registered: '${instanceId}'`,
    );
  if (instance.vpcId !== group.vpcId)
    throw invalid(`The following targets are not in the target group VPC '${group.vpcId}': '${instanceId}'`);
}

const reasonNoAddress = (id: string) =>
  id.startsWith('i-')
    ? validationError(`The IP address '${id}' is not a valid IPv4 or IPv6 address`)
    : notEmulated('A target by its address', "use a target group of type 'instance'.");

const invalid = (message: string) => new AwsError('InvalidTarget', message);
