import type { TrafficSource } from '@clicamos/rolling-asg';
import {
  factsOf,
  found,
  outcomes,
  settings,
  signal,
  smallFacts,
  source,
} from '../testing/rehearsed-service.js';
import { rehearseService } from './rehearse-service.js';
import { scenarioNames } from './scenarios/scenario-names.js';
import { scenariosFor } from './scenarios/scenarios.js';

describe('a rehearsal', () => {
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
      { ...slow, text: expect.stringMatching(/^1m40s is too early: it took .+ Set it to \d+ or more$/) },
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

    const rehearsal = await rehearseService({ facts, settings, signal, only });

    const { advice } = rehearsal;
    expect(found(rehearsal, 'slow-boot')?.reason).toContain('OutOfService in web-elb');
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
