/** What a policy is for: one service in one account and region. */
export interface PolicyScope {
  readonly service: string;
  readonly account: string;
  readonly region: string;
}

/** ARNs of a scope, as policies name resources. */
export interface PolicyArns {
  readonly group: (name: string) => string;
  readonly ec2: (resource: string) => string;
  /** @param nameOrArn may hold `*` */
  readonly role: (nameOrArn: string) => string;
  readonly iam: (resource: string) => string;
  readonly parameter: (name: string) => string;
  readonly eventBus: (nameOrArn: string) => string;
}

/** The ARNs of a scope in its region's partition. */
export function policyArns({ account, region }: PolicyScope): PolicyArns {
  const partition = partitionOf(region);
  const prefix = (service: string, owner = account) => `arn:${partition}:${service}:${region}:${owner}`;
  return {
    group: (name) => `${prefix('autoscaling')}:autoScalingGroup:*:autoScalingGroupName/${name}`,
    ec2: (resource) => `${prefix('ec2')}:${resource}`,
    role: (nameOrArn) =>
      nameOrArn.startsWith('arn:') ? nameOrArn : `arn:${partition}:iam::${account}:role/${nameOrArn}`,
    iam: (resource) => `arn:${partition}:iam::${account}:${resource}`,
    parameter: (name) => `${prefix('ssm', ownerOf(name, account))}:parameter/${name.replace(/^\//, '')}`,
    eventBus: (nameOrArn) =>
      nameOrArn.startsWith('arn:') ? nameOrArn : `${prefix('events')}:event-bus/${nameOrArn}`,
  };
}

/** How EC2 is called where a role is passed to it; China has a name of its own. */
export const ec2Principal = ({ region }: PolicyScope): string =>
  partitionOf(region) === 'aws-cn' ? 'ec2.amazonaws.com.cn' : 'ec2.amazonaws.com';

const partitions: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['us-iso-', 'aws-iso'],
];

/** The partition of a region. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export const partitionOf = (region: string): string =>
  partitions.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';

/** AWS's own public parameters belong to no account. */
const ownerOf = (parameter: string, account: string): string =>
  parameter.startsWith('/aws/service/') ? '' : account;
