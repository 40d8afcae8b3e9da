import { hostname, userInfo } from 'node:os';
import { planRollout, type CloudPort, type FirstGroup, type RolloutPlan } from '@clicamos/rolling-asg';
import type { Environment } from '../environment/environment.js';
import { asLocal } from '../environment/open-environment.js';
import { defaultSubnets } from '../local/default-subnets.js';
import { UsageError } from '../usage-error.js';

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
    firstGroup: await firstGroup(environment, signal),
    ...(adopt === undefined ? {} : { adopt }),
    by: `${userInfo().username}@${hostname()}`,
    samples: rollout.readySamples,
    healthyDeadlineMs: rollout.deadlineSeconds * 1_000,
    bakeMs: rollout.bakeSeconds * 1_000,
    drainFloorMs: rollout.drainFloorSeconds * 1_000,
    signal,
  });
}

async function firstGroup(environment: Environment, signal: AbortSignal): Promise<FirstGroup> {
  const { group } = environment.settings;
  return {
    instanceType: group.instanceType,
    subnetIds: group.subnets ?? (await subnets(environment, signal)),
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

async function subnets(environment: Environment, signal: AbortSignal): Promise<readonly string[]> {
  const found = asLocal(environment)?.subnetIds ?? (await defaultSubnets(environment.clients.ec2, signal));
  if (found.length > 0) return found;
  throw new UsageError(
    `The region ${environment.region} has no default VPC, so environments.${environment.name}.group.subnets must name subnets.`,
  );
}
