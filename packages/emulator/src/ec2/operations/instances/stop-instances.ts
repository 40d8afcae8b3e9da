import type { StopInstancesRequest, StopInstancesResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { changeStates } from '../../instances/change-states.js';
import { findInstances } from '../../instances/find-instances.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * Ends the programs of all or, if one does not exist or has gone, of none; one that is stopped already is no error.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StopInstances.html
 */
export function stopInstances(input: StopInstancesRequest, ec2: Ec2Context): StopInstancesResult {
  const instances = findInstances(ec2.state, required(input.InstanceIds, 'InstanceId'));
  if (input.Hibernate) {
    throw new AwsError('UnsupportedHibernationConfiguration', 'The emulator cannot hibernate instances.');
  }
  const gone = instances.find(({ state }) => state === 'shutting-down' || state === 'terminated');
  if (gone) {
    throw new AwsError(
      'IncorrectInstanceState',
      `This instance '${gone.instanceId}' is not in a state from which it can be stopped.`,
    );
  }
  stopIfDryRun(input);
  return { StoppingInstances: changeStates(ec2, instances, (id) => ec2.machines.stop(id)) };
}
