// @ts-check
import { DeleteAutoScalingGroupCommand, DetachLoadBalancersCommand } from '@aws-sdk/client-auto-scaling';
import {
  waitUntilInstanceDeregistered,
  waitUntilInstanceInService,
} from '@aws-sdk/client-elastic-load-balancing';
import { patiently, startNextGroup } from './start-next-group.js';

/**
 * The same with two more waits: until the load balancer sends requests to the new group, and until the old one has
 * answered its last one.
 *
 * @param {import('./start-next-group.js').Clients} clients
 * @param {import('./start-next-group.js').Release} release
 */
export async function deployCarefully(clients, release, waiting = patiently) {
  const { autoScaling, elb } = clients;
  const { before, after } = await startNextGroup(clients, release, waiting);
  const LoadBalancerNames = before.LoadBalancerNames ?? [];
  for (const LoadBalancerName of LoadBalancerNames)
    await waitUntilInstanceInService(
      { client: elb, ...waiting },
      { LoadBalancerName, Instances: idsOf(after) },
    );
  await autoScaling.send(
    new DetachLoadBalancersCommand({ AutoScalingGroupName: release.previous, LoadBalancerNames }),
  );
  for (const LoadBalancerName of LoadBalancerNames)
    await waitUntilInstanceDeregistered(
      { client: elb, ...waiting },
      { LoadBalancerName, Instances: idsOf(before) },
    );
  await autoScaling.send(
    new DeleteAutoScalingGroupCommand({ AutoScalingGroupName: release.previous, ForceDelete: true }),
  );
}

/** @param {import('@aws-sdk/client-auto-scaling').AutoScalingGroup} group */
function idsOf({ Instances = [] }) {
  return Instances.map(({ InstanceId }) => ({ InstanceId }));
}
