import { hostname, userInfo } from 'node:os';
import { planRollout, type CloudPort, type FirstGroup, type RolloutPlan } from '@clicamos/rolling-asg';
import type { Environment } from '../environment/environment.js';
import { asLocal } from '../environment/open-environment.js';

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
  environment: Environment,
  cloud: CloudPort,
  signal: AbortSignal,
): Promise<FirstGroup> {
  const { group } = environment.settings;
  return {
    instanceType: group.instanceType,
    subnetIds: group.subnets ?? (await subnets(environment, cloud, signal)),
    securityGroupIds: group.securityGroups,
    loadBalancerNames: environment.loadBalancerNames,
    minSize: group.min,
    maxSize: group.max,
    desiredCapacity: group.desired,
    healthCheckGraceMs: group.healthCheckGraceSeconds * 1_000,
    ...(group.keyName === undefined ? {} : { keyName: group.keyName }),
    ...(group.instanceProfile === undefined ? {} : { instanceProfile: group.instanceProfile }),
    ...(group.userData === undefined ? {} : { userData: group.userData }),
    tags: { Name: environment.service },
  };
}

/** Where nothing else is said, the first group goes where its load balancer is: only there can it be reached. */
async function subnets(
  environment: Environment,
  cloud: CloudPort,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const local = asLocal(environment);
  if (local) return local.subnetIds;
  const loadBalancers = await cloud.findLoadBalancers(environment.loadBalancerNames, signal);
  return [...new Set(loadBalancers.flatMap(({ subnetIds }) => subnetIds))];
}
