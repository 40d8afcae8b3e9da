import type {
  RollbackInstanceRefreshAnswer,
  RollbackInstanceRefreshType,
} from '@aws-sdk/client-auto-scaling';
import { AwsError } from '../../../service/aws-error.js';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { beginRollback } from '../begin-rollback.js';
import { findActiveRefresh, noneFound } from '../find-active-refresh.js';
import { reasonIrreversible } from '../reason-irreversible.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RollbackInstanceRefresh.html */
export function rollbackInstanceRefresh(
  input: RollbackInstanceRefreshType,
  autoScaling: AutoScaling,
): RollbackInstanceRefreshAnswer {
  const { group, refresh } = findActiveRefresh(autoScaling, input.AutoScalingGroupName);
  if (refresh.status === 'RollbackInProgress') throw noneFound(group.name);
  const reason = reasonIrreversible(autoScaling, group, refresh.desired !== undefined);
  if (reason !== undefined)
    throw new AwsError(
      'IrreversibleInstanceRefresh',
      `The instance refresh cannot be rolled back: ${reason}.`,
    );
  beginRollback(autoScaling, { group, refresh, because: 'A rollback was requested by the user.' });
  autoScaling.reconcile(group.name);
  return { InstanceRefreshId: refresh.id };
}
