import { hostname, userInfo } from 'node:os';
import { planRollout, type CloudPort, type FirstGroup, type RolloutPlan } from '@clicamos/rolling-asg';
import type { Environment } from '../environment/environment.js';

export interface PlanServiceOptions {
  readonly environment: Environment;
  readonly cloud: CloudPort;
  readonly imageId: string;
  readonly adopt?: string | undefined;
  readonly signal: AbortSignal;
}

/** The plan of a rollout with the environment's settings. */
export async function planService({
  environment,
  cloud,
  imageId,
  adopt,
  signal,
}: PlanServiceOptions): Promise<RolloutPlan> {
  const { service, settings } = environment;
  const { rollout } = settings;
  return planRollout(cloud, {
    service,
    imageId,
    firstGroup: await firstGroup(environment, cloud, signal),
    ...(adopt === undefined ? {} : { adopt }),
    by: `${userInfo().username}@${hostname()}`,
    samples: rollout.readySamples,
    healthyDeadlineMs: rollout.deadlineSeconds * 1_000,
    bakeMs: rollout.bakeSeconds * 1_000,
    drainFloorMs: rollout.drainFloorSeconds * 1_000,
    signal,
  });
}

async function firstGroup(
  { service, settings, placement }: Environment,
  cloud: CloudPort,
  signal: AbortSignal,
): Promise<FirstGroup> {
  const { group } = settings;
  const { loadBalancerNames, securityGroupIds, instanceProfile } = placement;
  return {
    instanceType: group.instanceType,
    subnetIds: placement.subnetIds ?? (await loadBalancerSubnets(loadBalancerNames, cloud, signal)),
    loadBalancerNames,
    minSize: group.min,
    maxSize: group.max,
    desiredCapacity: group.desired,
    healthCheckGraceMs: group.healthCheckGraceSeconds * 1_000,
    ...(securityGroupIds && { securityGroupIds }),
    ...(instanceProfile !== undefined && { instanceProfile }),
    ...(group.keyName !== undefined && { keyName: group.keyName }),
    ...(group.userData !== undefined && { userData: group.userData }),
    tags: { Name: service },
  };
}

/** Where nothing else is said, the first group goes where its load balancer is: only there can it be reached. */
async function loadBalancerSubnets(
  names: readonly string[],
  cloud: CloudPort,
  signal: AbortSignal,
): Promise<string[]> {
  const loadBalancers = await cloud.findLoadBalancers(names, signal);
  return [...new Set(loadBalancers.flatMap(({ subnetIds }) => subnetIds))];
}
