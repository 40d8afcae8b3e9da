import type { RunRequest } from '../../ports.js';
import type { AutoScaling } from '../auto-scaling-context.js';
import type { Group } from '../group.js';
import { findLaunchConfiguration } from '../launch-configurations/find-launch-configuration.js';
import { launchParameters } from '../launch-configurations/launch-parameters.js';
import type { Member } from '../member.js';

/** What EC2 is asked for, and what the instance is then said to come from. */
export interface Source extends Pick<RunRequest, 'launchTemplate' | 'parameters'> {
  readonly origins: Pick<Member, 'launchTemplate' | 'launchConfigurationName'>;
}

/** What a group launches its next instance from, as it is now. */
export function sourceOf(autoScaling: AutoScaling, { settings }: Group): Source {
  const { launchTemplate, launchConfigurationName = '' } = settings;
  if (launchTemplate === undefined) {
    const parameters = launchParameters(findLaunchConfiguration(autoScaling, launchConfigurationName));
    return { parameters, origins: { launchTemplate: undefined, launchConfigurationName } };
  }
  const { id, name, version: wanted } = launchTemplate;
  const { version } = autoScaling.instances.launchTemplate({ launchTemplateId: id, version: wanted });
  return {
    launchTemplate: { launchTemplateId: id, version: String(version) },
    origins: { launchTemplate: { id, name, version } },
  };
}
