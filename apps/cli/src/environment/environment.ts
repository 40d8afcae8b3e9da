import type { Clock } from '@clicamos/health';
import type { Config, EnvironmentSettings } from '../config/schema.js';
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
  readonly clients: Clients;
  /** The engine's clock, in AWS's time. */
  readonly clock: Clock;
  /** AWS seconds per real second: 1 on AWS. */
  readonly speed: number;
  readonly loadBalancerNames: readonly string[];
}

/** @throws {UsageError} for a name that the configuration does not have */
export function chooseEnvironment(
  config: Config,
  name = config.defaultEnvironment,
): { name: string; settings: EnvironmentSettings } {
  const settings = config.environments[name];
  if (settings) return { name, settings };
  throw new UsageError(
    `Unknown environment \`${name}\`: Expected one of ${Object.keys(config.environments).join(', ')} (environments in clicamos.yaml)`,
  );
}
