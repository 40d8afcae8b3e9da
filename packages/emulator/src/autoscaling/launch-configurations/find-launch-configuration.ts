import type { LaunchConfiguration } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import { validationError } from '../requests/errors.js';

/** The launch configuration that a group is to be made from. Throws `ValidationError` when there is none. */
export function findLaunchConfiguration(
  { launchConfigurations }: Pick<AutoScaling, 'launchConfigurations'>,
  name: string,
): LaunchConfiguration {
  const found = launchConfigurations.get(name);
  if (found) return found;
  throw validationError(
    `Launch configuration name not found - A launch configuration with the name: ${name} does not exist`,
  );
}
