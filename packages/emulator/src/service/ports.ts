import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { Disturbance } from './hazards.js';

/**
 * What one emulated service may know and ask of another. EC2 provides `InstancePort`, both kinds of
 * load balancers provide `TrafficSourcePort`; they use the first, Auto Scaling uses both.
 */

/** Where something listens on this machine. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  /** The local address to connect from, where the system has more than one loopback address. */
  readonly localAddress?: string;
}

export type InstanceStateName =
  | 'pending'
  | 'running'
  | 'shutting-down'
  | 'terminated'
  | 'stopping'
  | 'stopped';

/** What other services see of an instance. */
export interface InstanceView {
  readonly instanceId: string;
  readonly imageId: string;
  readonly instanceType: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly zone: string;
  readonly privateIpAddress: string;
  readonly state: InstanceStateName;
  readonly launchTime: Date;
}

export interface LaunchTemplateReference {
  readonly launchTemplateId?: string | undefined;
  readonly launchTemplateName?: string | undefined;
  /** A number, `$Latest` or `$Default`; @default `$Default` */
  readonly version?: string | undefined;
}

export interface LaunchTemplateView {
  readonly launchTemplateId: string;
  readonly launchTemplateName: string;
  readonly version: number;
  readonly imageId: string | undefined;
  readonly instanceType: string | undefined;
  readonly createdAt: Date;
  /** Why its instance profile is of no use, in EC2's words; also where it names none, nothing. */
  readonly reasonProfileInvalid: string | undefined;
}

export interface SubnetView {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly zone: string;
}

export interface RunRequest {
  /** None for a launch whose parameters say everything. */
  readonly launchTemplate?: LaunchTemplateReference;
  /** Over those of the launch template. */
  readonly parameters?: RequestLaunchTemplateData;
  readonly subnetId: string;
  /** Tags of the instance, beside those of the launch template's tag specifications. */
  readonly tags: ReadonlyMap<string, string>;
}

export interface InstancePort {
  get(instanceId: string): InstanceView | undefined;
  /** Launches one instance; it is `pending` at once and `running` later. Throws `AwsError` as `RunInstances` does. */
  run(request: RunRequest): InstanceView;
  /** `shutting-down` at once, `terminated` when the process has gone. Unknown or gone: nothing happens. */
  terminate(instanceId: string): void;
  /** `stopping` at once, `stopped` when the process has gone; of an instance that is not up, nothing happens. */
  stop(instanceId: string): void;
  /** Boots it again; of an instance that is not stopped, nothing happens. */
  start(instanceId: string): void;
  /** Where the instance's process serves `port`; nothing unless the instance is running. */
  address(instanceId: string, port: number): Endpoint | undefined;
  /** What a fault does to it now: `silent`, nothing of it answers; `failing`, its health checks fail. */
  disturbance(instanceId: string): Disturbance | undefined;
  subnet(subnetId: string): SubnetView | undefined;
  /** The default subnet of a zone, if it has one. */
  defaultSubnet(zone: string): SubnetView | undefined;
  /** Throws `AwsError` (`InvalidLaunchTemplateId.NotFound`, ...) as EC2 does. */
  launchTemplate(reference: LaunchTemplateReference): LaunchTemplateView;
  /** Those of the ids that are no security groups. */
  missingSecurityGroups(groupIds: readonly string[]): readonly string[];
  securityGroupName(groupId: string): string | undefined;
  /** The VPC's default security group. */
  defaultSecurityGroup(vpcId: string): string | undefined;
  /** Calls back after every change of an instance's state; the answer ends that. */
  onChange(listener: (instance: InstanceView) => void): () => void;
}

/** How a load balancer or a target group sees one instance; `leaving` is registered but draining out. */
export type Registration = 'absent' | 'inService' | 'outOfService' | 'leaving';

/** What can stand in front of a group: a Classic Load Balancer by its name, a target group by its ARN. */
export interface TrafficSourcePort {
  exists(source: string): boolean;
  /** Idempotent. Throws `AwsError` as the service does. */
  register(source: string, instanceId: string): void;
  /** Idempotent: draining begins at once, the instance is `absent` when it has ended. */
  deregister(source: string, instanceId: string): void;
  registration(source: string, instanceId: string): Registration;
  /** Whether its checks say that the instance fails: the sign on which Auto Scaling replaces. */
  isUnhealthy(source: string, instanceId: string): boolean;
  /** Calls back after every change of a registration or of health; the answer ends that. */
  onChange(listener: (source: string, instanceId: string) => void): () => void;
}

/** What EC2 sees of an instance profile. */
export interface InstanceProfileView {
  readonly arn: string;
  readonly instanceProfileId: string;
  readonly instanceProfileName: string;
  readonly hasRole: boolean;
}

/** IAM provides it, EC2 uses it. */
export interface InstanceProfilePort {
  byName(instanceProfileName: string): InstanceProfileView | undefined;
  byArn(arn: string): InstanceProfileView | undefined;
}

/** What a load balancer sees of a server certificate. */
export interface CertificateView {
  readonly arn: string;
  /** What it is for, as `example.com` and `*.example.com`. */
  readonly domainNames: readonly string[];
  /** PEM, with its chain. */
  readonly certificate: string;
  /** PEM. */
  readonly privateKey: string;
}

/** ACM and IAM provide it, load balancers use it. One object stands for a certificate until it is another. */
export interface CertificatePort {
  get(arn: string): CertificateView | undefined;
}

/** What Auto Scaling tells of an alarm. */
export interface AlarmView {
  readonly name: string;
  readonly arn: string;
}

/** CloudWatch's alarms, as Auto Scaling heeds them. */
export interface AlarmPort {
  /** How an alarm stands; nothing for one that there is not. */
  state(alarmName: string): 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | undefined;
  /** Those that have this ARN among the actions of their `ALARM`. */
  naming(actionArn: string): readonly AlarmView[];
  /** Calls back after every change of an alarm's state; the answer ends that. */
  onChange(listener: (alarmName: string) => void): () => void;
}

/** A metric of CloudWatch in one of AWS's minutes. */
export interface MinuteQuestion {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: readonly { readonly Name: string | undefined; readonly Value: string | undefined }[];
  /** @default 'Average' */
  readonly statistic?: string | undefined;
  /** An instant in the minute, in milliseconds of the clock. */
  readonly atMs: number;
}

/** A value; no value in that minute; or a metric of which nothing is known at all. */
export type MinuteReading =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown' };
