import type { UpdateAutoScalingGroupType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import { validationError } from '../requests/errors.js';
import type { GroupSettings } from '../group/group.js';
import { findLaunchConfiguration } from '../launch-configurations/find-launch-configuration.js';
import { readMixedPolicy } from './read-mixed-policy.js';
import { readLaunchTemplate } from './read-launch-template.js';

export type LaunchSourceInput = Pick<
  UpdateAutoScalingGroupType,
  'LaunchTemplate' | 'LaunchConfigurationName' | 'MixedInstancesPolicy'
>;
export type LaunchSource = Pick<GroupSettings, 'launchTemplate' | 'launchConfigurationName' | 'mixedPolicy'>;

/**
 * What a group launches its instances from: what the request names, or that of before.
 * @throws AwsError `ValidationError` for none at all, for two, and for what does not exist
 */
export function readLaunchSource(
  autoScaling: AutoScaling,
  { LaunchTemplate, LaunchConfigurationName, MixedInstancesPolicy }: LaunchSourceInput,
  previous: LaunchSource | undefined,
): LaunchSource {
  // An empty name is how clients say that there is none.
  const isConfiguration = LaunchConfigurationName !== undefined && LaunchConfigurationName !== '';
  const given = [isConfiguration, LaunchTemplate, MixedInstancesPolicy].filter(Boolean);
  if (given.length > 1) throw neitherOrBoth();
  if (MixedInstancesPolicy) {
    const mixedPolicy = readMixedPolicy(autoScaling, MixedInstancesPolicy, previous?.mixedPolicy);
    const { launchTemplate } = mixedPolicy;
    return { launchTemplate, launchConfigurationName: undefined, mixedPolicy };
  }
  if (isConfiguration) {
    findLaunchConfiguration(autoScaling, LaunchConfigurationName);
    return { ...nothingElse, launchConfigurationName: LaunchConfigurationName };
  }
  if (LaunchTemplate) {
    const launchTemplate = readLaunchTemplate(autoScaling, LaunchTemplate);
    return { ...nothingElse, launchTemplate };
  }
  if (previous) {
    const { launchTemplate, launchConfigurationName, mixedPolicy } = previous;
    return { launchTemplate, launchConfigurationName, mixedPolicy };
  }
  throw neitherOrBoth();
}

/** A request for one source takes the others away. */
const nothingElse = {
  launchTemplate: undefined,
  launchConfigurationName: undefined,
  mixedPolicy: undefined,
};

const neitherOrBoth = () =>
  validationError(
    'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.',
  );
