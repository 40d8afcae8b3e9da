import type { TerminateInstancesRequest, TerminateInstancesResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { changeStates } from '../../instances/change-states.js';
import { findInstances } from '../../instances/find-instances.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * Terminates all or, if one does not exist or is protected, none; one that has gone already is no error.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html
 */
export function terminateInstances(
  input: TerminateInstancesRequest,
  ec2: Ec2Context,
): TerminateInstancesResult {
  const instances = findInstances(ec2.state, required(input.InstanceIds, 'InstanceId'));
  const kept = instances.find(({ isProtected }) => isProtected);
  if (kept) {
    throw new AwsError(
      'OperationNotPermitted',
      `The instance '${kept.instanceId}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    );
  }
  stopIfDryRun(input);
  return { TerminatingInstances: changeStates(ec2, instances, (id) => ec2.machines.terminate(id)) };
}
