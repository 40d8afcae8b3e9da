import { AwsError } from '../aws-error.js';
import type { Elbv2Context } from './elbv2-context.js';
import type { TargetGroupRecord } from './state.js';

/** Why an instance cannot be a target. Throws `AwsError` `InvalidTarget`. */
export function checkRegistrable(
  { instances }: Elbv2Context,
  group: TargetGroupRecord,
  instanceId: string,
): void {
  const instance = instances.get(instanceId);
  if (instance === undefined) throw invalid(`Instance ID '${instanceId}' is not valid`);
  if (instance.state !== 'running')
    throw invalid(
      `The following targets are not in a running state and cannot be registered: '${instanceId}'`,
    );
  if (instance.vpcId !== group.vpcId)
    throw invalid(`The following targets are not in the target group VPC '${group.vpcId}': '${instanceId}'`);
}

const invalid = (message: string) => new AwsError('InvalidTarget', message);
