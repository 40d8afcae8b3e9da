import type { UpdateAutoScalingGroupType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../auto-scaling-context.js';
import { validationError } from '../errors.js';
import type { GroupSettings } from '../group.js';
import { findLaunchConfiguration } from '../launch-configurations/find-launch-configuration.js';
import { readLaunchTemplate } from './read-launch-template.js';

export type LaunchSourceInput = Pick<
  UpdateAutoScalingGroupType,
  'LaunchTemplate' | 'LaunchConfigurationName'
>;
export type LaunchSource = Pick<GroupSettings, 'launchTemplate' | 'launchConfigurationName'>;

/**
 * What a group launches its instances from: what the request names, or that of before.
 * @throws AwsError `ValidationError` for none at all, for two, and for what does not exist
 */
export function readLaunchSource(
  autoScaling: AutoScaling,
  { LaunchTemplate, LaunchConfigurationName }: LaunchSourceInput,
  previous: LaunchSource | undefined,
): LaunchSource {
  // An empty name is how clients say that there is none.
  const isConfiguration = LaunchConfigurationName !== undefined && LaunchConfigurationName !== '';
  if (isConfiguration && LaunchTemplate) throw neitherOrBoth();
  if (isConfiguration) {
    findLaunchConfiguration(autoScaling, LaunchConfigurationName);
    return { launchTemplate: undefined, launchConfigurationName: LaunchConfigurationName };
  }
  if (LaunchTemplate) {
    const launchTemplate = readLaunchTemplate(autoScaling, LaunchTemplate);
    return { launchTemplate, launchConfigurationName: undefined };
  }
  if (previous) {
    const { launchTemplate, launchConfigurationName } = previous;
    return { launchTemplate, launchConfigurationName };
  }
  throw neitherOrBoth();
}

const neitherOrBoth = () =>
  validationError(
    'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.',
  );
