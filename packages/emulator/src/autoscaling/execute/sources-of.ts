import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { RunRequest } from '../../service/ports.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';
import type { GroupLaunchTemplate } from '../group/group-launch-template.js';
import { findLaunchConfiguration } from '../launch-configurations/find-launch-configuration.js';
import { launchParameters } from '../launch-configurations/launch-parameters.js';
import type { Member } from '../group/member.js';
import { chooseLaunch } from '../mixed/choose-launch.js';
import { currentSource } from '../group/active-refresh.js';
import type { MixedPolicy, MixedType } from '../group/mixed-policy.js';

/** What EC2 is asked for, and what the instance is then said to come from. */
export interface Source extends Pick<RunRequest, 'launchTemplate' | 'parameters'> {
  readonly origins: Pick<Member, 'launchTemplate' | 'launchConfigurationName' | 'weight' | 'isSpot'>;
}

/** What a group launches its next instance from, as it is now; where that fails for want of capacity, the next one. */
export function sourcesOf(autoScaling: AutoScaling, group: Group): readonly Source[] {
  const { launchTemplate, launchConfigurationName = '', mixedPolicy } = currentSource(group);
  if (launchTemplate === undefined) {
    const parameters = launchParameters(findLaunchConfiguration(autoScaling, launchConfigurationName));
    return [{ parameters, origins: { launchTemplate: undefined, launchConfigurationName } }];
  }
  const source = templateSource(autoScaling, launchTemplate);
  return mixedPolicy === undefined ? [source] : mixedSources(source, mixedPolicy, group);
}

function templateSource(
  { instances }: AutoScaling,
  { id, name, version: wanted }: GroupLaunchTemplate,
): Source {
  const { version } = instances.launchTemplate({ launchTemplateId: id, version: wanted });
  return {
    launchTemplate: { launchTemplateId: id, version: String(version) },
    origins: { launchTemplate: { id, name, version } },
  };
}

function mixedSources(source: Source, policy: MixedPolicy, group: Group): readonly Source[] {
  const { isSpot, types } = chooseLaunch(policy, group);
  const allowed: readonly (MixedType | undefined)[] = types.length === 0 ? [undefined] : types;
  return allowed.map((type) => ({
    ...source,
    parameters: parametersOf(type, { isSpot, policy }),
    origins: { ...source.origins, isSpot, weight: type?.weight },
  }));
}

interface Purchase {
  readonly isSpot: boolean;
  readonly policy: MixedPolicy;
}

function parametersOf(type: MixedType | undefined, { isSpot, policy }: Purchase): RequestLaunchTemplateData {
  const MaxPrice = policy.spotMaxPrice || undefined;
  return {
    // EC2 knows which there are.
    InstanceType: type?.instanceType as RequestLaunchTemplateData['InstanceType'],
    ...(isSpot ? { InstanceMarketOptions: { MarketType: 'spot', SpotOptions: { MaxPrice } } } : {}),
  };
}
