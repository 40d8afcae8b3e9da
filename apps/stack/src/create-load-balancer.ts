import * as aws from '@pulumi/aws';
import type * as pulumi from '@pulumi/pulumi';
import type { LoadBalancerConfig } from './stack-config.js';
import { stackTags } from './stack-tags.js';

export interface LoadBalancerOptions extends LoadBalancerConfig {
  readonly service: string;
  readonly vpcId: pulumi.Input<string>;
  /** Of the public tier. */
  readonly subnets: pulumi.Input<string[]>;
  readonly securityGroup: aws.ec2.SecurityGroup;
  /** The rules of the security groups. */
  readonly dependsOn: readonly pulumi.Resource[];
}

/** Creates the Classic load balancer: HTTP at port 80, across zones, and draining what leaves. */
export function createLoadBalancer(options: LoadBalancerOptions): aws.elb.LoadBalancer {
  const { healthCheck, instancePort } = options;
  // Named, not auto-named: clicamos, dashboards and people find it by this name.
  const name = `${options.service}-elb`;
  return new aws.elb.LoadBalancer(
    name,
    {
      name,
      subnets: options.subnets,
      securityGroups: [options.securityGroup.id],
      listeners: [{ lbPort: 80, lbProtocol: 'http', instancePort, instanceProtocol: 'http' }],
      healthCheck: {
        target: `HTTP:${instancePort}${healthCheck.path}`,
        interval: healthCheck.intervalSeconds,
        timeout: healthCheck.timeoutSeconds,
        healthyThreshold: healthCheck.healthyThreshold,
        unhealthyThreshold: healthCheck.unhealthyThreshold,
      },
      crossZoneLoadBalancing: true,
      idleTimeout: options.idleTimeoutSeconds,
      connectionDraining: true,
      connectionDrainingTimeout: options.drainingSeconds,
      tags: stackTags(name),
    },
    { dependsOn: [...options.dependsOn] },
  );
}
