import type { Surroundings } from '../../service/service.js';

/** A new UUID, made from the emulator's ids so that it is as predictable as they are. */
export function newUuid(surroundings: Surroundings): string {
  const digits = `${hexOf(surroundings.newId('uuid'))}${hexOf(surroundings.newId('uuid'))}`
    .slice(-32)
    .padStart(32, '0');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The ARN of a new group: it names the group and a UUID, so a later group of the same name has another. */
export const newGroupArn = (surroundings: Surroundings, groupName: string) =>
  `${prefix(surroundings)}:autoScalingGroup:${newUuid(surroundings)}:autoScalingGroupName/${groupName}`;

/** The ARN of something new that belongs to a group: a scaling policy or a scheduled action. */
export const newPartArn = (surroundings: Surroundings, part: GroupPart) =>
  `${prefix(surroundings)}:${part.kind}:${newUuid(surroundings)}:autoScalingGroupName/${part.groupName}:${nameKeys[part.kind]}/${part.name}`;

/** The ARN of a new launch configuration. */
export const newLaunchConfigurationArn = (surroundings: Surroundings, name: string) =>
  `${prefix(surroundings)}:launchConfiguration:${newUuid(surroundings)}:launchConfigurationName/${name}`;

/** The role by which Auto Scaling acts for a group that names none. */
export const defaultRoleArn = ({ account }: Pick<Surroundings, 'account'>) =>
  `arn:aws:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`;

export interface GroupPart {
  readonly kind: 'scalingPolicy' | 'scheduledUpdateGroupAction';
  readonly groupName: string;
  readonly name: string;
}

const nameKeys = { scalingPolicy: 'policyName', scheduledUpdateGroupAction: 'scheduledActionName' } as const;
const prefix = ({ region, account }: Surroundings) => `arn:aws:autoscaling:${region}:${account}`;
const hexOf = (id: string) => id.replace(/^uuid-/, '');
