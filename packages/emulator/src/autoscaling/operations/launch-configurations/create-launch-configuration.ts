import type { CreateLaunchConfigurationType, LaunchConfiguration } from '@aws-sdk/client-auto-scaling';
import { AwsError } from '../../../service/aws-error.js';
import { newLaunchConfigurationArn } from '../../requests/arn.js';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { notEmulated, validationError } from '../../requests/errors.js';
import { required } from '../../requests/required.js';

/** How many an account has room for, in one region. */
export const mostLaunchConfigurations = 200;

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateLaunchConfiguration.html */
export function createLaunchConfiguration(
  input: CreateLaunchConfigurationType,
  autoScaling: AutoScaling,
): Empty {
  const name = required(input.LaunchConfigurationName, 'launchConfigurationName');
  const { InstanceId, ...settings } = input;
  if (InstanceId) throw notEmulated('InstanceId', 'name ImageId and InstanceType.');
  checkName(autoScaling, name);
  autoScaling.launchConfigurations.set(name, {
    ...unset,
    ...settings,
    ...readWhat(input),
    LaunchConfigurationName: name,
    LaunchConfigurationARN: newLaunchConfigurationArn(autoScaling.surroundings, name),
    CreatedTime: autoScaling.surroundings.time.now(),
  });
  return {};
}

/** What AWS answers for what the request leaves out. */
const unset = {
  KeyName: '',
  SecurityGroups: [],
  ClassicLinkVPCSecurityGroups: [],
  UserData: '',
  KernelId: '',
  RamdiskId: '',
  BlockDeviceMappings: [],
  InstanceMonitoring: { Enabled: true },
  EbsOptimized: false,
} satisfies Partial<LaunchConfiguration>;

function readWhat({ ImageId, InstanceType }: CreateLaunchConfigurationType) {
  if (ImageId && InstanceType) return { ImageId, InstanceType };
  throw validationError(
    'Valid requests must contain either the InstanceID parameter or both the ImageId and InstanceType parameters.',
  );
}

function checkName({ launchConfigurations }: AutoScaling, name: string): void {
  if (launchConfigurations.has(name)) {
    throw new AwsError(
      'AlreadyExists',
      `Launch Configuration by this name already exists - A launch configuration already exists with the name ${name}`,
    );
  }
  if (launchConfigurations.size < mostLaunchConfigurations) return;
  throw new AwsError(
    'LimitExceeded',
    `The maximum number of launch configurations, ${mostLaunchConfigurations}, is reached.`,
  );
}
