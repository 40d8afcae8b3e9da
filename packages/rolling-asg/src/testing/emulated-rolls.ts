import { DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { createAwsCloud } from '../aws/create-aws-cloud.js';
import type { RunOptions } from '../engine/context/run-options.js';
import { planRollout } from '../plan/plan-rollout.js';
import { runRollout } from '../run/run-rollout.js';
import { speed, type createEmulatedService } from './emulated-service.js';
import { createScaledClock } from './scaled-clock.js';

export type EmulatedService = Awaited<ReturnType<typeof createEmulatedService>>;

/** Rolls the service to an image, over the SDK. */
export async function roll(
  { clients, firstGroup }: EmulatedService,
  imageId: string,
  options: Partial<RunOptions> = {},
) {
  const cloud = createAwsCloud(clients);
  const plan = await planRollout(cloud, { service: 'web', imageId, firstGroup });
  return runRollout(plan, { cloud, clock: createScaledClock(speed), ...options });
}

/** The names of all groups that exist. */
export async function groupNames({ clients }: EmulatedService): Promise<readonly (string | undefined)[]> {
  const { AutoScalingGroups = [] } = await clients.autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
  return AutoScalingGroups.map(({ AutoScalingGroupName }) => AutoScalingGroupName);
}
