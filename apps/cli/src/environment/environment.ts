import type { Clock, RunnerTiming } from '@clicamos/rolling-asg';
import type { LoadedConfig } from '../config/load-config.js';
import { didYouMean } from '../config/nearest.js';
import type { EnvironmentSettings } from '../config/schema.js';
import { UsageError } from '../usage-error.js';
import type { Clients } from './create-clients.js';

/** Where a command works: one service in one cloud. */
export interface Environment {
  readonly name: string;
  readonly service: string;
  readonly region: string;
  /** Printed first by every command. */
  readonly header: string;
  readonly settings: EnvironmentSettings;
  /** Where they were read: `clicamos.yaml: environments.prod`. */
  readonly place: string;
  readonly clients: Clients;
  /** The engine's clock, in AWS's time; the same for all programs on this cloud. */
  readonly clock: Clock;
  /** When a moment of the world was by that clock, ms. @default the same */
  readonly clockMs?: (realMs: number) => number;
  /** The same time for a single look, which waits in real time. */
  readonly readClock: Clock;
  /** How long the engine's requests and its hold on a rollout last. */
  readonly timing: RunnerTiming;
  /** AWS seconds per real second: 1 on AWS. */
  readonly speed: number;
  readonly placement: Placement;
  /** When the credentials end, epoch ms; absent where they renew themselves, or do not say. */
  readonly credentialsEndAtMs?: number;
  /** The keys of `group` that the configuration's file says, in place of a default. */
  readonly writtenGroupKeys?: readonly string[];
}

/** Where the first group of a service goes; later ones go where the live one is. */
export interface Placement {
  /** Names of Classic Load Balancers and ARNs of target groups. */
  readonly sourceIds: readonly string[];
  /** The load balancers' own subnets unless given. */
  readonly subnetIds?: readonly string[];
  readonly securityGroupIds?: readonly string[];
  readonly instanceProfile?: string;
}

/** What a service stands on. */
export interface Infrastructure {
  /** Of a Classic Load Balancer. */
  readonly loadBalancerName?: string | undefined;
  readonly targetGroupArns?: readonly string[] | undefined;
  /** Where instances belong. */
  readonly privateSubnetIds: readonly string[];
  readonly appSecurityGroupId: string;
  readonly instanceProfileName?: string;
}

/** What the settings say, else what the infrastructure is. */
export function placementOf(
  group: EnvironmentSettings['group'],
  infrastructure: Infrastructure | undefined,
  sourceIds: readonly string[] | undefined,
): Placement {
  const subnetIds = group.subnets ?? infrastructure?.privateSubnetIds;
  const securityGroupIds = group.securityGroups ?? (infrastructure && [infrastructure.appSecurityGroupId]);
  const instanceProfile = group.instanceProfile ?? infrastructure?.instanceProfileName;
  return {
    sourceIds: sourceIds ?? sourcesOf(infrastructure),
    ...(subnetIds && { subnetIds }),
    ...(securityGroupIds && { securityGroupIds }),
    ...(instanceProfile !== undefined && { instanceProfile }),
  };
}

function sourcesOf(infrastructure: Infrastructure | undefined): readonly string[] {
  const { loadBalancerName, targetGroupArns = [] } = infrastructure ?? {};
  return loadBalancerName === undefined ? targetGroupArns : [loadBalancerName, ...targetGroupArns];
}

/**
 * @param path of the configuration's file, where there is one
 * @throws {UsageError} for a name that the configuration does not have
 */
export function chooseEnvironment(
  { config, path }: Pick<LoadedConfig, 'config' | 'path'>,
  name = config.defaultEnvironment,
): { name: string; settings: EnvironmentSettings } {
  const settings = config.environments[name];
  if (settings) return { name, settings };
  throw new UsageError(
    `Unknown environment \`${name}\`${whatThereIs(name, Object.keys(config.environments), path)}`,
  );
}

function whatThereIs(name: string, names: readonly string[], path: string | undefined): string {
  if (name.startsWith('ami-')) return `. An image is named with an option: --ami ${name}`;
  const wanted = `: Expected one of ${names.join(', ')}`;
  return path === undefined
    ? `${wanted}, which is all there is without a clicamos.yaml here or in a folder above. Write one: clicamos init`
    : `${wanted} (environments in clicamos.yaml)${didYouMean(name, names)}`;
}
