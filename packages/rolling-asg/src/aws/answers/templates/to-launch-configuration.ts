import type { LaunchConfiguration as AwsConfiguration } from '@aws-sdk/client-auto-scaling';
import type { LaunchConfiguration } from '../../../cloud/cloud.js';
import { launchConfigurationData, reasonsRefused } from './launch-configuration-data.js';
import { partOf } from '../part-of.js';
import { launchSettings } from './template-data.js';

const operation = 'DescribeLaunchConfigurations';

/** A launch configuration in the engine's terms. */
export function toLaunchConfiguration(configuration: AwsConfiguration): LaunchConfiguration {
  return {
    name: partOf(operation, configuration, 'LaunchConfigurationName'),
    imageId: partOf(operation, configuration, 'ImageId'),
    instanceType: partOf(operation, configuration, 'InstanceType'),
    settings: launchSettings(launchConfigurationData(configuration)),
    reasonsRefused: reasonsRefused(configuration),
  };
}
