import type { Surroundings } from '../../service/service.js';

/** The ARN of a security group. */
export const groupArn = ({ region, account }: Surroundings, groupId: string) =>
  `arn:aws:ec2:${region}:${account}:security-group/${groupId}`;
