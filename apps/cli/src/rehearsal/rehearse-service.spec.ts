import type { TrafficSource } from '@clicamos/rolling-asg';
import type { ServiceFacts } from './facts/service-facts.js';
import type { Rehearsal, Rehearsed } from './rehearsed.js';
import { rehearseService } from './rehearse-service.js';
import { scenarioNames } from './scenarios/scenario-names.js';
import { scenariosFor } from './scenarios/scenarios.js';

const source: TrafficSource = {
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

function factsOf(
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

const settings = { samples: 2, healthyDeadlineMs: 900_000, bakeMs: 60_000, drainFloorMs: 10_000 };
const { signal } = new AbortController();

const outcomes = ({ scenarios }: Rehearsal) =>
  Object.fromEntries(scenarios.map((one) => [one.name, 'outcome' in one ? one.outcome : one.reasonLeftOut]));

const found = ({ scenarios }: Rehearsal, name: string): Rehearsed | undefined =>
  scenarios.find((one): one is Rehearsed => one.name === name && 'outcome' in one);

const losing = ({ scenarios }: Rehearsal) =>
  scenarios.flatMap((one) => ('outcome' in one && one.lost > 0 ? [one.name] : []));

/** Where the number of instances does not matter. */
const smallFacts = (
  group: Partial<ServiceFacts['group']>,
  more: Partial<Omit<ServiceFacts, 'group'>> = {},
): ServiceFacts => factsOf({ minSize: 2, maxSize: 8, desiredCapacity: 4, ...group }, more);

describe('a rehearsal of 40 instances', () => {
  it('plays twelve scenarios in less than ten seconds of the processor, and loses nothing where nobody must', async () => {
    const before = process.cpuUsage();

    const rehearsal = await rehearseService({ facts: factsOf(), settings, signal });

    const { user, system } = process.cpuUsage(before);
    expect(outcomes(rehearsal)).toEqual({
      undisturbed: 'deployed',
      'slow-boot': 'deployed',
      'bad-image': 'rolled-back',
      'zone-without-capacity': 'deployed',
      'no-capacity-for-5m': 'deployed',
      'zone-lost': 'deployed',
      'stuck-hook': 'rolled-back',
      'scale-out': 'deployed',
      'instance-ended': 'deployed',
      throttling: 'deployed',
      'late-answers': 'deployed',
      abort: 'rolled-back',
    });
    expect(losing(rehearsal)).toEqual(['zone-lost']);
    expect(found(rehearsal, 'zone-lost')).toMatchObject({ lowest: 26 });
    expect(found(rehearsal, 'undisturbed')).toMatchObject({ lowest: 40, lost: 0 });
    expect(rehearsal).toMatchObject({ wanted: 40, floor: 36, advice: [] });
    expect((user + system) / 1e6).toBeLessThan(10);
  });

  it('finds a deadline that is too early for slow boots, and how long they take', async () => {
    const rehearsal = await rehearseService({
      facts: smallFacts({}),
      settings: { ...settings, healthyDeadlineMs: 100_000 },
      ...{ signal, only: ['undisturbed', 'slow-boot'] },
    });

    const slow = { scenario: 'slow-boot', what: 'rollout.deadlineSeconds' };
    expect(found(rehearsal, 'undisturbed')).toMatchObject({ outcome: 'deployed' });
    expect(found(rehearsal, 'slow-boot')).toMatchObject({ outcome: 'rolled-back' });
    expect(rehearsal.advice).toEqual([
      { ...slow, text: expect.stringMatching(/^1m 40s is too early: it took .+ Set it to \d+ or more$/) },
    ]);
  });

  it('finds a maximum that is too small for half as much load again', async () => {
    const rehearsal = await rehearseService({
      facts: smallFacts({ maxSize: 4 }),
      settings,
      signal,
      only: ['scale-out'],
    });

    expect(found(rehearsal, 'scale-out')?.lost).toBeGreaterThan(0);
    expect(rehearsal.advice).toEqual([
      {
        scenario: 'scale-out',
        what: "the group's maximum",
        text: expect.stringMatching(
          /^4 is too small for half as much load again: 6 were wanted, and \d+ requests/,
        ),
      },
    ]);
  });

  it('finds draining that is shorter than the slowest request', async () => {
    const facts = smallFacts({}, { slowestRequestMs: 90_000 });

    const rehearsal = await rehearseService({ facts, settings, signal, only: ['undisturbed'] });

    expect(found(rehearsal, 'undisturbed')?.lost).toBeGreaterThan(0);
    expect(rehearsal.advice).toMatchObject([{ what: 'draining of web-elb', scenario: 'undisturbed' }]);
  });

  it('finds a grace period in which no instance boots', async () => {
    const facts = smallFacts({ healthCheckGraceMs: 45_000 });

    const only = ['slow-boot'];

    const { advice } = await rehearseService({ facts, settings, signal, only });

    expect(advice).toMatchObject([{ what: "the group's health check grace period", scenario: 'slow-boot' }]);
  });

  it('leaves out what a service of one zone without hooks cannot have, and says why', async () => {
    const bare = { zones: ['eu-west-1a'], attachments: { policies: [], scheduledActions: [], hooks: [] } };

    const only = ['zone-lost', 'zone-without-capacity', 'stuck-hook', 'undisturbed'];

    const rehearsal = await rehearseService({ facts: smallFacts(bare), settings, signal, only });

    expect(outcomes(rehearsal)).toMatchObject({
      'zone-lost': 'it stands in one zone',
      'zone-without-capacity': 'it stands in one zone',
      'stuck-hook': 'it has no launching hook',
    });
  });

  it('knows the names of all its scenarios', () => {
    expect(scenariosFor(factsOf()).map(({ name }) => name)).toEqual(scenarioNames);
  });

  it('builds target groups like those of the service', async () => {
    const behind: TrafficSource = {
      ...{ kind: 'target-group', id: 'arn:web', name: 'web', slowStartMs: 30_000, crossZone: true },
      healthCheck: { ...source.healthCheck, target: 'HTTP:traffic-port/health' },
      targetGroup: { targetType: 'instance', protocol: 'HTTP', port: 3000, vpcId: 'vpc-1' },
      ...{ drainingMs: 30_000, loadBalancers: [] },
    };

    const rehearsal = await rehearseService({
      facts: smallFacts({}, { sources: [behind] }),
      ...{ settings, signal, only: ['undisturbed'] },
    });

    expect(found(rehearsal, 'undisturbed')).toMatchObject({ outcome: 'deployed', lowest: 4, lost: 0 });
  });
});
