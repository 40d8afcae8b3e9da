import type {
  DescribeLaunchTemplateVersionsResult,
  LaunchTemplateVersion as AwsVersion,
} from '@aws-sdk/client-ec2';
import type { LaunchTemplateVersion } from '../../../cloud/cloud.js';
import type { ClockMs } from '../clock-ms.js';
import { partOf } from '../part-of.js';
import { launchSettings } from './template-data.js';

const operation = 'DescribeLaunchTemplateVersions';

/** @throws CloudError `unavailable` for an answer without a list */
export function versionsOf(answer: DescribeLaunchTemplateVersionsResult): readonly AwsVersion[] {
  return partOf(operation, answer, 'LaunchTemplateVersions');
}

/**
 * A version of a launch template in the engine's terms, its times by the engine's clock.
 *
 * @throws CloudError `unavailable` for a row without its number or what it launches
 */
export function toTemplateVersion(version: AwsVersion, clockMs: ClockMs): LaunchTemplateVersion {
  const data = partOf(operation, version, 'LaunchTemplateData');
  return {
    templateId: partOf(operation, version, 'LaunchTemplateId'),
    version: partOf(operation, version, 'VersionNumber'),
    description: version.VersionDescription ?? '',
    imageId: data.ImageId,
    instanceType: data.InstanceType,
    settings: launchSettings(data),
    createdAtMs: version.CreateTime && clockMs(version.CreateTime.getTime()),
    createdBy: version.CreatedBy,
  };
}
