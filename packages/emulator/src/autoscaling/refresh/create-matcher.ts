import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Member } from '../group/member.js';
import type { LaunchSource } from '../group/refresh.js';

/**
 * Whether an instance is what a group would launch, as far as AWS compares: template, version and type.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh-skip-matching.html
 */
export function createMatcher({ instances }: AutoScaling, source: LaunchSource): (member: Member) => boolean {
  const { launchTemplate: template, launchConfigurationName, mixedPolicy } = source;
  if (template === undefined) return (member) => member.launchConfigurationName === launchConfigurationName;
  const view = instances.launchTemplate({ launchTemplateId: template.id, version: template.version });
  const overrides = (mixedPolicy?.types ?? []).map(({ instanceType }) => instanceType);
  const types: readonly (string | undefined)[] = overrides.length > 0 ? overrides : [view.instanceType];
  return ({ launchTemplate, instanceType }) =>
    launchTemplate?.id === template.id &&
    launchTemplate.version === view.version &&
    types.includes(instanceType);
}
