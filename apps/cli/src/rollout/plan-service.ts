import {
  planRollout,
  type CloudPort,
  type FirstGroup,
  type PlanOptions,
  type PreflightItem,
  type RolloutPlan,
} from '@clicamos/rolling-asg';
import type { Environment } from '../environment/environment.js';
import { checkPermissions } from '../iam/rights/check-permissions.js';
import { permissionFindings } from '../iam/rights/permission-findings.js';
import { UsageError } from '../usage-error.js';
import { ignoredSettings } from './ignored-settings.js';
import { planSettings, type Patience } from './plan-settings.js';
import { releaseOverrides } from './release-overrides.js';
import { runnerName } from './runner-name.js';

export interface PlanServiceOptions {
  readonly environment: Environment;
  readonly cloud: CloudPort;
  readonly imageId: string;
  readonly adopt?: string | undefined;
  /** Checks of preflight that are passed by. */
  readonly skipPreflight?: readonly string[] | undefined;
  readonly patience?: Patience;
  readonly signal: AbortSignal;
}

/**
 * The plan of a rollout with the environment's settings.
 *
 * @throws {UsageError} when a load balancer is not there
 */
export async function planService({
  environment,
  cloud,
  imageId,
  adopt,
  skipPreflight,
  patience = {},
  signal,
}: PlanServiceOptions): Promise<RolloutPlan> {
  const { service } = environment;
  const plan = await planRollout(cloud, {
    service,
    imageId,
    firstGroup: await firstGroup(environment, cloud, signal),
    ...(environment.settings.cloud === 'aws' &&
      environment.settings.traffic === 'none' && { traffic: 'none' as const }),
    ...(adopt === undefined ? {} : { adopt }),
    ...(skipPreflight && { skipPreflight }),
    ...(environment.settings.release && { overrides: await releaseOverrides(environment.settings.release) }),
    ...credentialsLast(environment),
    ...planSettings(environment.settings, patience),
    by: runnerName(),
    clock: environment.readClock,
    signal,
  });
  refuseMissingLoadBalancer(plan, environment);
  const permissions = await permissionsOf(environment, { adopt, skipPreflight, signal });
  const ignored = ignoredSettings(environment, plan, skipPreflight);
  return { ...plan, preflight: [...plan.preflight, ...permissions, ...ignored] };
}

/** Nobody is asked about the emulator, which checks none. */
async function permissionsOf(
  environment: Environment,
  { adopt, skipPreflight, signal }: Pick<PlanServiceOptions, 'adopt' | 'skipPreflight' | 'signal'>,
): Promise<readonly PreflightItem[]> {
  const { settings } = environment;
  if (settings.cloud !== 'aws') return [];
  return permissionFindings(await checkPermissions({ environment, settings, adopt, signal }), skipPreflight);
}

/** Only what does not renew itself ends. */
function credentialsLast({ credentialsEndAtMs }: Environment): Pick<PlanOptions, 'credentialsLastMs'> {
  if (credentialsEndAtMs === undefined) return {};
  return { credentialsLastMs: Math.max(0, Math.round(credentialsEndAtMs - Date.now())) };
}

/** Without its load balancer there is no plan to show: every step of it would be about nothing. */
function refuseMissingLoadBalancer(
  { preflight, previous, nothingToDo }: RolloutPlan,
  { region }: Environment,
): void {
  const missing = preflight.filter(
    ({ level, check }) => level === 'error' && check === 'traffic-sources-exist',
  );
  if (missing.length === 0 || nothingToDo !== undefined) return;
  const what = missing.map(({ text }) => text).join('; ');
  throw new UsageError(
    previous
      ? `${what} in ${region}, but ${previous.name} is attached to it`
      : `${what} in ${region} for the first group: make it, or name another in clicamos.yaml (loadBalancers, targetGroups, or the outputs)`,
  );
}

async function firstGroup(
  { service, settings, placement }: Environment,
  cloud: CloudPort,
  signal: AbortSignal,
): Promise<FirstGroup> {
  const { group } = settings;
  const { sourceIds, securityGroupIds, instanceProfile } = placement;
  return {
    instanceType: group.instanceType,
    subnetIds: placement.subnetIds ?? (await loadBalancerSubnets(sourceIds, cloud, signal)),
    sourceIds,
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
  sourceIds: readonly string[],
  cloud: CloudPort,
  signal: AbortSignal,
): Promise<string[]> {
  const sources = await cloud.findTrafficSources(sourceIds, signal);
  const loadBalancers = sources.flatMap((source) => source.loadBalancers);
  return [...new Set(loadBalancers.flatMap(({ subnetIds }) => subnetIds))];
}
