import { setTimeout as sleep } from 'node:timers/promises';
import { AutoScalingClient, DescribeInstanceRefreshesCommand } from '@aws-sdk/client-auto-scaling';

const ended = ['Successful', 'Failed', 'Cancelled', 'RollbackSuccessful', 'RollbackFailed'];

/** Waits until the last instance refresh of a group has ended; answers how. */
export async function untilRefreshed({ endpoint, region, credentials }, AutoScalingGroupName) {
  const autoScaling = new AutoScalingClient({ endpoint, region, credentials });
  for (;;) {
    const command = new DescribeInstanceRefreshesCommand({ AutoScalingGroupName, MaxRecords: 1 });
    const { InstanceRefreshes: [last] = [] } = await autoScaling.send(command);
    if (last === undefined) return 'none was started';
    if (ended.includes(last.Status)) return last.Status;
    await sleep(200);
  }
}
