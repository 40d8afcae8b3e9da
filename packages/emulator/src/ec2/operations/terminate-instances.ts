import type { TerminateInstancesRequest, TerminateInstancesResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../aws-error.js';
import type { Ec2Context } from '../ec2-context.js';
import { required } from '../errors.js';
import { findInstances } from '../instances/find-instances.js';
import { presentState } from '../instances/present-instance.js';
import { stopIfDryRun } from '../stop-if-dry-run.js';

/**
 * Terminates all or, if one does not exist or is protected, none; one that has gone already is no error.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html
 */
export function terminateInstances(
  input: TerminateInstancesRequest,
  { state, machines }: Ec2Context,
): TerminateInstancesResult {
  const instances = findInstances(state, required(input.InstanceIds, 'InstanceId'));
  const kept = instances.find(({ isProtected }) => isProtected);
  if (kept) {
    throw new AwsError(
      'OperationNotPermitted',
      `The instance '${kept.instanceId}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    );
  }
  stopIfDryRun(input);
  const TerminatingInstances = instances.map(({ instanceId, state: before }) => {
    machines.terminate(instanceId);
    const after = state.instances.get(instanceId)?.state ?? before;
    return { InstanceId: instanceId, PreviousState: presentState(before), CurrentState: presentState(after) };
  });
  return { TerminatingInstances };
}
