import type { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import type { EC2Client, ResponseLaunchTemplateData } from '@aws-sdk/client-ec2';
import { CloudError } from '../../../cloud/cloud-error.js';
import type { TemplateBase } from '../../../cloud/ports.js';
import { launchConfigurationData } from '../../answers/templates/launch-configuration-data.js';
import type { Call } from '../../wire/caller.js';
import { findLaunchConfiguration } from '../groups/find-launch-configuration.js';
import { findVersion } from './find-version.js';

/** The clients that know what a release can start from. */
export interface BaseClients {
  readonly ec2: Pick<EC2Client, 'send'>;
  readonly autoScaling: Pick<AutoScalingClient, 'send'>;
}

/** What a release starts from. */
export interface Base {
  readonly data: ResponseLaunchTemplateData;
  /** Of a launch template. */
  readonly version?: { readonly templateId?: string | undefined; readonly number?: number | undefined };
}

/**
 * What a release starts from; `undefined` for one that starts from nothing.
 *
 * @throws CloudError `invalid` when it is not there: it may have been deleted, or made a moment ago. A release made
 * without it would launch instances without their security groups, keys and user data.
 */
export async function findBase(
  clients: BaseClients,
  call: Call,
  { base, signal }: { readonly base: TemplateBase; readonly signal?: AbortSignal },
): Promise<Base | undefined> {
  if (base.kind === 'scratch') return undefined;
  if (base.kind === 'launch-configuration') {
    const { name } = base;
    const found = await findLaunchConfiguration(clients.autoScaling, call, { name, signal });
    if (found !== undefined) return { data: launchConfigurationData(found) };
    throw gone('DescribeLaunchConfigurations', `launch configuration \`${name}\``);
  }
  const { templateId, version } = base;
  const found = await findVersion(clients.ec2, call, { templateId, version, signal });
  if (found?.LaunchTemplateData === undefined)
    throw gone(
      'DescribeLaunchTemplateVersions',
      `version \`${version}\` of launch template \`${templateId}\``,
    );
  const { LaunchTemplateData: data, LaunchTemplateId, VersionNumber: number } = found;
  return { data, version: { templateId: LaunchTemplateId, number } };
}

const gone = (operation: string, what: string): CloudError =>
  new CloudError('invalid', operation, `there is no ${what}, which the release starts from`);
