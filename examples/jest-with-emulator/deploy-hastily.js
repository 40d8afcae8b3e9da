// @ts-check
import { DeleteAutoScalingGroupCommand } from '@aws-sdk/client-auto-scaling';
import { patiently, startNextGroup } from './start-next-group.js';

/**
 * The script that most people write first: the new group is in service, so the old one can go.
 *
 * @param {import('./start-next-group.js').Clients} clients
 * @param {import('./start-next-group.js').Release} release
 */
export async function deployHastily(clients, release, waiting = patiently) {
  await startNextGroup(clients, release, waiting);
  await clients.autoScaling.send(
    new DeleteAutoScalingGroupCommand({ AutoScalingGroupName: release.previous, ForceDelete: true }),
  );
}
