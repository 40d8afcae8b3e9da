import type {
  BatchPutScheduledUpdateGroupActionAnswer,
  BatchPutScheduledUpdateGroupActionType,
} from '@aws-sdk/client-auto-scaling';
import { AwsError } from '../../../service/aws-error.js';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { findLiveGroup } from '../../group/groups.js';
import { required } from '../../requests/required.js';
import { putScheduledAction } from '../../schedule/put-scheduled-action.js';

/**
 * Actions that cannot be stored are answered with their error; the others are stored.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_BatchPutScheduledUpdateGroupAction.html
 */
export function batchPutScheduledUpdateGroupAction(
  input: BatchPutScheduledUpdateGroupActionType,
  autoScaling: AutoScaling,
): BatchPutScheduledUpdateGroupActionAnswer {
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  const actions = required(input.ScheduledUpdateGroupActions, 'scheduledUpdateGroupActions');
  const failures = actions.flatMap((action) => {
    try {
      putScheduledAction(autoScaling, group, action);
      return [];
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { ScheduledActionName } = action;
      return [{ ScheduledActionName, ErrorCode: error.code, ErrorMessage: error.message }];
    }
  });
  autoScaling.reconcile(group.name);
  return { FailedScheduledUpdateGroupActions: failures };
}
