import { Network } from '@clicamos/network';
import { RollingGroup } from '@clicamos/rolling-asg/pulumi';
import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';

const config = new pulumi.Config();

const network = new Network('web', { zones: 2, nat: { kind: 'instance' } });

const anywhere = { protocol: '-1', fromPort: 0, toPort: 0, cidrBlocks: ['0.0.0.0/0'] };
const http = { protocol: 'tcp', fromPort: 80, toPort: 80 };
const balancerGroup = new aws.ec2.SecurityGroup('web-elb', {
  vpcId: network.vpcId,
  ingress: [{ ...http, cidrBlocks: ['0.0.0.0/0'] }],
  egress: [anywhere],
});
const appGroup = new aws.ec2.SecurityGroup('web-app', {
  vpcId: network.vpcId,
  ingress: [{ ...http, securityGroups: [balancerGroup.id] }],
  egress: [anywhere],
});

const loadBalancer = new aws.elb.LoadBalancer('web-elb', {
  subnets: network.publicSubnetIds,
  securityGroups: [balancerGroup.id],
  listeners: [{ lbPort: 80, lbProtocol: 'http', instancePort: 80, instanceProtocol: 'http' }],
  healthCheck: {
    target: 'HTTP:80/health',
    interval: 5,
    timeout: 2,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
  },
  // RollingGroup refuses a load balancer that does not drain: what leaves it would lose its requests.
  connectionDraining: true,
  connectionDrainingTimeout: 60,
});

// Another imageId makes another group beside this one; this one is deleted once that one serves.
const group = new RollingGroup('web', {
  imageId: config.require('imageId'),
  instanceType: 't3.micro',
  securityGroupIds: [appGroup.id],
  subnetIds: network.privateSubnetIds,
  loadBalancers: [loadBalancer],
  minSize: 2,
  maxSize: 4,
});

export const url = pulumi.interpolate`http://${loadBalancer.dnsName}/`;
export const groupName = group.groupName;
export const loadBalancerName = loadBalancer.name;
export const privateSubnetIds = network.privateSubnetIds;
