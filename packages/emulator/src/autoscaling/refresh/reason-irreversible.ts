import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';

/**
 * Why a refresh of a group could not be rolled back.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html
 */
export function reasonIrreversible(
  { instances }: AutoScaling,
  { settings: { launchTemplate } }: Group,
  isDesired: boolean,
): string | undefined {
  if (!isDesired) return 'no desired configuration is specified for the instance refresh';
  if (launchTemplate === undefined) return undefined;
  const { id, version } = launchTemplate;
  if (version.startsWith('$')) return `the launch template of the group uses the ${version} version`;
  const { imageId } = instances.launchTemplate({ launchTemplateId: id, version });
  if (imageId?.startsWith('resolve:ssm:') !== true) return undefined;
  return 'the launch template of the group uses an AWS Systems Manager parameter instead of an AMI ID';
}
