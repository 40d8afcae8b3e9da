import type { StartInstancesRequest, StartInstancesResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { changeStates } from '../../instances/change-states.js';
import { findInstances } from '../../instances/find-instances.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

const startable = new Set(['stopped', 'pending', 'running']);

/**
 * Boots all or, if one does not exist or cannot be started, none; one that is up already is no error.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StartInstances.html
 */
export function startInstances(input: StartInstancesRequest, ec2: Ec2Context): StartInstancesResult {
  const instances = findInstances(ec2.state, required(input.InstanceIds, 'InstanceId'));
  const unfit = instances.find(({ state }) => !startable.has(state));
  if (unfit) {
    throw new AwsError(
      'IncorrectInstanceState',
      `The instance '${unfit.instanceId}' is not in a state from which it can be started.`,
    );
  }
  stopIfDryRun(input);
  return { StartingInstances: changeStates(ec2, instances, (id) => ec2.machines.start(id)) };
}
