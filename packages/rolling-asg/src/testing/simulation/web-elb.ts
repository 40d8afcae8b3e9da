import type { TrafficSource } from '../../cloud/traffic-source.js';

/** A load balancer as most have it. */
export const webElb: TrafficSource = {
  kind: 'classic',
  id: 'web-elb',
  name: 'web-elb',
  healthCheck: {
    target: 'HTTP:80/health',
    intervalMs: 10_000,
    timeoutMs: 5_000,
    healthyThreshold: 3,
    unhealthyThreshold: 2,
  },
  drainingMs: 60_000,
  slowStartMs: 0,
  crossZone: true,
  loadBalancers: [
    {
      name: 'web-elb',
      type: 'classic',
      dnsName: 'web-elb.local',
      isInternal: false,
      zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      subnetIds: [],
      securityGroupIds: [],
      idleTimeoutMs: 60_000,
      listeners: [{ protocol: 'HTTP', port: 80 }],
    },
  ],
};
