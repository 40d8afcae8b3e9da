import * as ec2 from '@pulumi/aws/ec2/index.js';
import type { NetworkScope } from './network-scope.js';

/** The VPC and its way to the internet. */
export interface VpcParts {
  readonly vpc: ec2.Vpc;
  readonly internetGateway: ec2.InternetGateway;
  readonly defaultSecurityGroup: ec2.DefaultSecurityGroup;
}

/** Creates the VPC with DNS, its internet gateway, and a default security group that trusts only itself. */
export function createVpc({ name, plan, child, tags }: NetworkScope): VpcParts {
  const vpc = new ec2.Vpc(
    name,
    { cidrBlock: plan.cidr, enableDnsSupport: true, enableDnsHostnames: true, tags: tags(name) },
    child,
  );
  const internetGateway = new ec2.InternetGateway(name, { vpcId: vpc.id, tags: tags(name) }, child);
  const itself = { protocol: '-1', fromPort: 0, toPort: 0, self: true };
  const defaultSecurityGroup = new ec2.DefaultSecurityGroup(
    `${name}-default`,
    { vpcId: vpc.id, ingress: [itself], egress: [itself], tags: tags(`${name}-default`) },
    child,
  );
  return { vpc, internetGateway, defaultSecurityGroup };
}
