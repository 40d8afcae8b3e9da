import { RollingGroup } from '@clicamos/rolling-asg/pulumi';
import type * as aws from '@pulumi/aws';
import type * as pulumi from '@pulumi/pulumi';
import type { Front } from './front.js';
import type { RollingGroupConfig } from './stack-config.js';

export interface RollingGroupOptions {
  readonly service: string;
  readonly front: Front;
  /** Of the private tier. */
  readonly subnetIds: pulumi.Input<string[]>;
  readonly securityGroup: aws.ec2.SecurityGroup;
  readonly instanceProfile: pulumi.Input<string>;
  /** The rules of the security groups: without them no instance ever turns healthy. */
  readonly dependsOn: readonly pulumi.Resource[];
}

/** Creates the service's instances the declarative way, for those who want Pulumi to own all of it. */
export function createRollingGroup(config: RollingGroupConfig, options: RollingGroupOptions): RollingGroup {
  const { service, front, subnetIds, securityGroup, instanceProfile, dependsOn } = options;
  return new RollingGroup(
    service,
    {
      ...config,
      ...(front.kind === 'classic'
        ? { loadBalancers: [front.loadBalancer] }
        : { targetGroups: [front.targetGroup] }),
      subnetIds,
      securityGroupIds: [securityGroup.id],
      instanceProfile,
    },
    { dependsOn: [...dependsOn, ...(front.kind === 'classic' ? [] : [front.listener])] },
  );
}
