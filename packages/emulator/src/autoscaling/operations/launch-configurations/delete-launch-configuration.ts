import type { LaunchConfigurationNameType } from '@aws-sdk/client-auto-scaling';
import { AwsError } from '../../../service/aws-error.js';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { validationError } from '../../requests/errors.js';
import { required } from '../../requests/required.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteLaunchConfiguration.html */
export function deleteLaunchConfiguration(
  input: LaunchConfigurationNameType,
  { launchConfigurations, groups }: AutoScaling,
): Empty {
  const name = required(input.LaunchConfigurationName, 'launchConfigurationName');
  if (!launchConfigurations.has(name)) {
    throw validationError(`Launch configuration name not found - Launch configuration ${name} not found`);
  }
  const user = [...groups.values()].find(({ settings }) => settings.launchConfigurationName === name);
  if (user) {
    throw new AwsError(
      'ResourceInUse',
      `Cannot delete launch configuration ${name} because it is attached to AutoScalingGroup ${user.name}`,
    );
  }
  launchConfigurations.delete(name);
  return {};
}
