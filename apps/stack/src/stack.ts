import { Network } from '@clicamos/network';
import * as pulumi from '@pulumi/pulumi';
import { createInstanceProfile } from './create-instance-profile.js';
import { createFront } from './create-front.js';
import { createRollingGroup } from './create-rolling-group.js';
import { createSecurityGroups } from './create-security-groups.js';
import { readStackConfig } from './read-stack-config.js';

/** What others need to know of the stack: `pulumi stack output --json`. */
export interface StackOutputs {
  readonly service: string;
  readonly vpcId: pulumi.Output<string>;
  /** Where the load balancer is. */
  readonly publicSubnetIds: pulumi.Output<string[]>;
  /** Where instances belong. */
  readonly privateSubnetIds: pulumi.Output<string[]>;
  /** The addresses that instances are seen under from outside. */
  readonly natAddresses: pulumi.Output<string[]>;
  /** Of a Classic Load Balancer: what the instances join. */
  readonly loadBalancerName?: pulumi.Output<string>;
  /** Of an Application or a Network Load Balancer: what the instances join. */
  readonly targetGroupArns?: readonly pulumi.Output<string>[];
  readonly loadBalancerDnsName: pulumi.Output<string>;
  /** Where clients find the service. */
  readonly url: pulumi.Output<string>;
  readonly loadBalancerSecurityGroupId: pulumi.Output<string>;
  /** For instances. */
  readonly appSecurityGroupId: pulumi.Output<string>;
  /** For instances. */
  readonly instanceProfileName: pulumi.Output<string>;
  readonly instanceProfileArn: pulumi.Output<string>;
  /** The SSM parameter with the VPN's first profile; only there with a VPN. */
  readonly vpnProfileParameter?: pulumi.Output<string | undefined>;
  /** Of the `RollingGroup`; only there with one. */
  readonly groupName?: pulumi.Output<string>;
}

/**
 * The Pulumi program: a service's network, load balancer, security groups and instance profile. The
 * instances behind the load balancer are the rollout engine's, unless `rollingGroup` is configured.
 */
export function stack(): StackOutputs {
  const {
    service,
    network: networkArgs,
    loadBalancer: loadBalancerConfig,
    rollingGroup,
  } = readStackConfig(new pulumi.Config());
  const network = new Network(service, networkArgs);
  const groups = createSecurityGroups({
    service,
    vpcId: network.vpcId,
    instancePort: loadBalancerConfig.instancePort,
    vpnSecurityGroupId: networkArgs.vpn && network.natSecurityGroupId,
  });
  const profile = createInstanceProfile(service);
  const front = createFront({
    ...loadBalancerConfig,
    service,
    vpcId: network.vpcId,
    subnets: network.publicSubnetIds,
    securityGroup: groups.loadBalancer,
    dependsOn: groups.rules,
  });
  const group =
    rollingGroup &&
    createRollingGroup(rollingGroup, {
      service,
      front,
      subnetIds: network.privateSubnetIds,
      securityGroup: groups.app,
      instanceProfile: profile.name,
      dependsOn: groups.rules,
    });
  return {
    service,
    vpcId: network.vpcId,
    publicSubnetIds: network.publicSubnetIds,
    privateSubnetIds: network.privateSubnetIds,
    natAddresses: network.natAddresses,
    ...(front.kind === 'classic'
      ? { loadBalancerName: front.loadBalancer.name }
      : { targetGroupArns: [front.targetGroup.arn] }),
    loadBalancerDnsName: front.loadBalancer.dnsName,
    url: pulumi.interpolate`http://${front.loadBalancer.dnsName}/`,
    loadBalancerSecurityGroupId: groups.loadBalancer.id,
    appSecurityGroupId: groups.app.id,
    instanceProfileName: profile.name,
    instanceProfileArn: profile.arn,
    ...(networkArgs.vpn && { vpnProfileParameter: network.vpnProfileParameter }),
    ...(group && { groupName: group.groupName }),
  };
}
