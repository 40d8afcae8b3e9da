import type { RebootInstancesRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { findInstances } from '../../instances/find-instances.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * Ends the programs and runs them again; EC2 calls the instances running meanwhile. Those that have gone are left alone.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RebootInstances.html
 */
export function rebootInstances(input: RebootInstancesRequest, ec2: Ec2Context): object {
  const instances = findInstances(ec2.state, required(input.InstanceIds, 'InstanceId'));
  const stopped = instances.find(({ state }) => state === 'stopped' || state === 'stopping');
  if (stopped) {
    throw new AwsError(
      'IncorrectInstanceState',
      `Instance '${stopped.instanceId}' is not in a valid state for this action.`,
    );
  }
  stopIfDryRun(input);
  for (const { instanceId } of instances) ec2.machines.reboot(instanceId);
  return {};
}
