import type { LoadBalancerSettings } from '../../cloud/cloud.js';

/** A load balancer as most have it. */
export const webElb: LoadBalancerSettings = {
  name: 'web-elb',
  dnsName: 'web-elb.local',
  healthCheck: {
    target: 'HTTP:80/health',
    intervalMs: 10_000,
    timeoutMs: 5_000,
    healthyThreshold: 3,
    unhealthyThreshold: 2,
  },
  drainingMs: 60_000,
  idleTimeoutMs: 60_000,
  crossZone: true,
  listeners: [{ protocol: 'HTTP', port: 80, instancePort: 80 }],
  zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  subnetIds: [],
};
