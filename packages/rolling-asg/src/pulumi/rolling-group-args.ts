import type * as elb from '@pulumi/aws/elb/index.js';
import type * as lb from '@pulumi/aws/lb/index.js';
import type * as pulumi from '@pulumi/pulumi';

/** What a {@link RollingGroup} is made from. */
export interface RollingGroupArgs {
  /** The AMI that instances start from. A new one makes a new template version, and that a new group. */
  readonly imageId: pulumi.Input<string>;
  /** For example `t3.micro`, of the image's architecture. */
  readonly instanceType: pulumi.Input<string>;
  /** Of the instances; at least one. */
  readonly securityGroupIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Where instances are started; at least one. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The Classic Load Balancers that the group joins; at least one of these or of `targetGroups`. Give the resource:
   * one whose connection draining is off is refused. A name is taken on trust. @default none
   */
  readonly loadBalancers?: readonly ClassicLoadBalancer[];
  /** The target groups of Application and Network Load Balancers that the group joins. @default none */
  readonly targetGroups?: readonly TargetGroup[];
  /** Never fewer instances; at least 1. */
  readonly minSize: number;
  /** Never more instances, and not fewer than `minSize`. */
  readonly maxSize: number;
  /**
   * What a new group starts with, and how many of its instances have to be in service in every load balancer
   * before the previous group is deleted. Changed alone it changes nothing: see the README. @default minSize
   */
  readonly desiredCapacity?: number;
  /** Name of the IAM instance profile. @default none */
  readonly instanceProfile?: pulumi.Input<string>;
  /** Plain text that instances run at boot; at most 16 KiB. @default none */
  readonly userData?: pulumi.Input<string>;
  /** How long a new instance may fail health checks before it is replaced, milliseconds. @default 300 000 */
  readonly healthCheckGraceMs?: number;
  /** How long a new group may take until it serves; then the update fails. Milliseconds, at least 1. @default 600 000 */
  readonly capacityTimeoutMs?: number;
  /** How long a previous group may take to drain and be deleted, milliseconds. @default 3 900 000: the longest draining time and some */
  readonly deleteTimeoutMs?: number;
  /** The tag `Environment`. @default the Pulumi stack */
  readonly environment?: string;
  /** The tag `Project`. @default the Pulumi project */
  readonly project?: string;
  /** Further tags on the template, the group, its instances and their volumes. @default {} */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A Classic Load Balancer as a resource, or its name. */
export type ClassicLoadBalancer = elb.LoadBalancer | pulumi.Input<string>;

/** A target group as a resource, or its ARN. */
export type TargetGroup = lb.TargetGroup | pulumi.Input<string>;
