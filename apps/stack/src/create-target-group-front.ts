import * as aws from '@pulumi/aws';
import type { LoadBalancerOptions } from './create-load-balancer.js';
import type { Front } from './front.js';
import { stackTags } from './stack-tags.js';

export type TargetGroupFront = Exclude<Front, { readonly kind: 'classic' }>;

type Options = LoadBalancerOptions & { readonly kind: TargetGroupFront['kind'] };

/** Creates an Application or a Network Load Balancer: port 80 to a target group of the service's instances. */
export function createTargetGroupFront(options: Options): TargetGroupFront {
  const { kind, service } = options;
  const loadBalancer = createBalancer(options);
  const targetGroup = createTargetGroup(options);
  const port = kind === 'application' ? { port: 80, protocol: 'HTTP' } : { port: 80, protocol: 'TCP' };
  const listener = new aws.lb.Listener(
    `${service}-http`,
    {
      loadBalancerArn: loadBalancer.arn,
      ...port,
      defaultActions: [{ type: 'forward', targetGroupArn: targetGroup.arn }],
      tags: stackTags(`${service}-http`),
    },
    { dependsOn: [...options.dependsOn] },
  );
  return { kind, loadBalancer, targetGroup, listener };
}

function createBalancer({ kind, service, subnets, securityGroup, ...options }: Options): aws.lb.LoadBalancer {
  const name = `${service}-${kind === 'application' ? 'alb' : 'nlb'}`;
  return new aws.lb.LoadBalancer(name, {
    name,
    loadBalancerType: kind,
    subnets,
    securityGroups: [securityGroup.id],
    ...(kind === 'application'
      ? { idleTimeout: options.idleTimeoutSeconds }
      : { enableCrossZoneLoadBalancing: true }),
    tags: stackTags(name),
  });
}

function createTargetGroup({
  kind,
  service,
  instancePort,
  healthCheck,
  ...options
}: Options): aws.lb.TargetGroup {
  const name = `${service}-targets`;
  return new aws.lb.TargetGroup(name, {
    name,
    port: instancePort,
    protocol: kind === 'application' ? 'HTTP' : 'TCP',
    vpcId: options.vpcId,
    deregistrationDelay: options.drainingSeconds,
    healthCheck: {
      protocol: 'HTTP',
      path: healthCheck.path,
      matcher: '200',
      interval: healthCheck.intervalSeconds,
      timeout: healthCheck.timeoutSeconds,
      healthyThreshold: healthCheck.healthyThreshold,
      unhealthyThreshold: healthCheck.unhealthyThreshold,
    },
    tags: stackTags(name),
  });
}
