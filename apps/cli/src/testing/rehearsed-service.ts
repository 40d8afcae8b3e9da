import type { TrafficSource } from '@clicamos/rolling-asg';
import type { ServiceFacts } from '../rehearsal/facts/service-facts.js';
import type { Rehearsal, Rehearsed } from '../rehearsal/rehearsed.js';

/** Its load balancer. */
export const source: TrafficSource = {
  ...{ kind: 'classic', id: 'web-elb', name: 'web-elb', slowStartMs: 0, crossZone: true, loadBalancers: [] },
  healthCheck: {
    target: 'HTTP:8080/health',
    ...{ intervalMs: 10_000, timeoutMs: 5_000, healthyThreshold: 2, unhealthyThreshold: 2 },
  },
  drainingMs: 60_000,
};

const launchingHook = {
  name: 'warm-up',
  transition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
  heartbeatMs: 300_000,
  definition: {
    LifecycleHookName: 'warm-up',
    LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
    HeartbeatTimeout: 300,
    DefaultResult: 'ABANDON',
  },
};

/** A service of 40 instances. */
export function factsOf(
  group: Partial<ServiceFacts['group']> = {},
  more: Partial<Omit<ServiceFacts, 'group'>> = {},
): ServiceFacts {
  return {
    service: 'web',
    sources: [source],
    ...{ launchMs: 40_000, bootMs: 30_000, slowestRequestMs: 5_000, assumed: [] },
    ...more,
    group: {
      name: 'web-v041',
      ...{ minSize: 20, maxSize: 80, desiredCapacity: 40, healthCheckGraceMs: 300_000 },
      zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
      inherited: {},
      attachments: { policies: [], scheduledActions: [], hooks: [launchingHook] },
      ...group,
    },
  };
}

/** Of its rollouts. */
export const settings = { samples: 2, healthyDeadlineMs: 900_000, bakeMs: 60_000, drainFloorMs: 10_000 };
/** Never aborted. */
export const signal: AbortSignal = new AbortController().signal;

/** How each scenario ended, or why it was left out. */
export const outcomes = ({ scenarios }: Rehearsal) =>
  Object.fromEntries(scenarios.map((one) => [one.name, 'outcome' in one ? one.outcome : one.reasonLeftOut]));

/** What a scenario that was played has shown. */
export const found = ({ scenarios }: Rehearsal, name: string): Rehearsed | undefined =>
  scenarios.find((one): one is Rehearsed => one.name === name && 'outcome' in one);

/** The scenarios that lost requests. */
export const losing = ({ scenarios }: Rehearsal) =>
  scenarios.flatMap((one) => ('outcome' in one && one.lost > 0 ? [one.name] : []));

/** Where the number of instances does not matter. */
export const smallFacts = (
  group: Partial<ServiceFacts['group']>,
  more: Partial<Omit<ServiceFacts, 'group'>> = {},
): ServiceFacts => factsOf({ minSize: 2, maxSize: 8, desiredCapacity: 4, ...group }, more);
