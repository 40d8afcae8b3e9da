import * as aws from '@pulumi/aws';
import type * as pulumi from '@pulumi/pulumi';
import { stackTags } from './stack-tags.js';

export interface SecurityGroups {
  /** Lets the world in at port 80, and goes out to the app only. */
  readonly loadBalancer: aws.ec2.SecurityGroup;
  /** Lets the load balancer in, and a VPN's clients where there is one; nobody else. */
  readonly app: aws.ec2.SecurityGroup;
  /** The rules: without them the groups let nobody through. */
  readonly rules: readonly pulumi.Resource[];
}

export interface SecurityGroupsOptions {
  readonly service: string;
  readonly vpcId: pulumi.Input<string>;
  readonly instancePort: number;
  /** The security group that a VPN's clients come from: the NAT's. None of them is let in without. */
  readonly vpnSecurityGroupId?: pulumi.Input<string | undefined> | undefined;
}

/** Creates the groups of the load balancer and the app. They name each other, hence the rules of their own. */
export function createSecurityGroups({
  service,
  vpcId,
  instancePort,
  vpnSecurityGroupId,
}: SecurityGroupsOptions): SecurityGroups {
  const group = (name: string, description: string) =>
    new aws.ec2.SecurityGroup(name, { vpcId, description, tags: stackTags(name) });
  const loadBalancer = group(`${service}-elb`, 'Load balancer: HTTP in from the world, out to the app');
  const app = group(`${service}-app`, 'App: HTTP in from the load balancer, out to anywhere');
  const world = '0.0.0.0/0';
  const rules = [
    ingress(`${service}-elb-http`, loadBalancer, { ...tcp(80), cidrIpv4: world }),
    egress(`${service}-elb-app`, loadBalancer, { ...tcp(instancePort), referencedSecurityGroupId: app.id }),
    ingress(`${service}-app-elb`, app, { ...tcp(instancePort), referencedSecurityGroupId: loadBalancer.id }),
    egress(`${service}-app-anywhere`, app, { ipProtocol: '-1', cidrIpv4: world }),
    ...(vpnSecurityGroupId === undefined
      ? []
      : [
          ingress(`${service}-app-vpn`, app, {
            ...tcp(instancePort),
            referencedSecurityGroupId: vpnSecurityGroupId,
          }),
        ]),
  ];
  return { loadBalancer, app, rules };
}

type Rule = Omit<aws.vpc.SecurityGroupIngressRuleArgs, 'securityGroupId' | 'tags'>;

function tcp(port: number): Rule {
  return { ipProtocol: 'tcp', fromPort: port, toPort: port };
}

function ingress(name: string, { id }: aws.ec2.SecurityGroup, rule: Rule): pulumi.Resource {
  return new aws.vpc.SecurityGroupIngressRule(name, { securityGroupId: id, ...rule, tags: stackTags(name) });
}

function egress(name: string, { id }: aws.ec2.SecurityGroup, rule: Rule): pulumi.Resource {
  return new aws.vpc.SecurityGroupEgressRule(name, { securityGroupId: id, ...rule, tags: stackTags(name) });
}
