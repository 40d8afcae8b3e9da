import { createAwsCloud, type CloudPort } from '@clicamos/rolling-asg';
import type { Environment } from './environment.js';
import { readQuota } from './read-quota.js';

/** The engine's port to an environment's cloud, with the times of its answers by the engine's clock. */
export function cloudOf(
  environment: Pick<Environment, 'clients' | 'clockMs' | 'region' | 'settings'>,
): CloudPort {
  const { clients, clockMs, settings } = environment;
  return createAwsCloud({
    ...clients,
    ...(clockMs && { clockMs }),
    // The emulator has no account whose quota somebody would raise.
    ...(settings.cloud === 'aws' && { readQuota: readQuota(environment) }),
  });
}
