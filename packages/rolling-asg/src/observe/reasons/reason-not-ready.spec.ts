import fc from 'fast-check';
import { reasonNotReady } from './reason-not-ready.js';
import type { Sample } from '../sample/sample.js';
import { rememberSample } from '../capacity/sightings.js';
import { failing, group, inService, instance, leaving, sample } from '../../testing/samples.js';
import { webElb } from '../../testing/simulated-cloud.js';

const wanted = (capacity: number) => ({ groupName: 'web-v002', capacity, sources: [webElb] });
const two = [instance('i-1'), instance('i-2')];

describe('reasonNotReady', () => {
  it('has nothing to say when every wanted instance is in service everywhere', () => {
    const ready = sample([group('web-v002', two)], { 'web-elb': { 'i-1': inService, 'i-2': inService } });

    expect(reasonNotReady(ready, wanted(2))).toBeUndefined();
  });

  it("an instance that vanishes from the load balancer's answer counts as not ready", () => {
    const vanished = sample([group('web-v002', two)], { 'web-elb': { 'i-1': inService } });

    expect(reasonNotReady(vanished, wanted(2))).toBe('1 of 2 serve; i-2 is not registered in web-elb');
  });

  it('a leaving instance does not count as serving', () => {
    const left = sample([group('web-v002', two)], { 'web-elb': { 'i-1': inService, 'i-2': leaving } });

    expect(reasonNotReady(left, wanted(2))).toBe(
      '1 of 2 serve; i-2 is leaving web-elb: Instance deregistration currently in progress.',
    );
  });

  it('wants every load balancer, not one of them', () => {
    const both = group('web-v002', two, { sourceIds: ['web-elb', 'api-elb'] });
    const half = sample([both], {
      'web-elb': { 'i-1': inService, 'i-2': inService },
      'api-elb': { 'i-1': inService },
    });

    expect(reasonNotReady(half, wanted(2))).toBe('1 of 2 serve; i-2 is not registered in api-elb');
  });

  it('says how many checks are to come, from what is remembered', () => {
    const byTime = [0, 5_000, 15_000].map((at) =>
      sample([group('web-v002', [instance('i-1')])], { 'web-elb': at === 0 ? {} : { 'i-1': failing } }, at),
    );
    const sightings = byTime.reduce(rememberSample, new Map());
    const [, , last] = byTime;

    expect(last && reasonNotReady(last, wanted(1), sightings)).toBe(
      '0 of 1 serve; i-1 is OutOfService in web-elb: Instance has failed at least the UnhealthyThreshold number of ' +
        'health checks consecutively; needs 2 of 3 more checks, about 15 s',
    );
  });

  it('names the hook that holds one, for how long and for how long at most', () => {
    const held = (at: number) =>
      sample([group('web-v002', [instance('i-1', { lifecycleState: 'Pending:Wait' })])], {}, at);
    const sightings = rememberSample(rememberSample(new Map(), held(0)), held(180_000));
    const hook = (name: string, transition: string) => ({
      name,
      transition: `autoscaling:EC2_INSTANCE_${transition}`,
      heartbeatMs: 3_600_000,
      definition: {},
    });
    const hooks = [hook('bye', 'TERMINATING'), hook('CodeDeploy-managed-web', 'LAUNCHING')];

    expect(reasonNotReady(held(180_000), { ...wanted(1), hooks }, sightings)).toBe(
      '0 of 1 serve; i-1 is in Pending:Wait for 3m: nobody has completed the lifecycle hook `CodeDeploy-managed-web` (at most 1h)',
    );
  });

  it('says what a late one needs once it answers', () => {
    const late = sample([group('web-v002', [instance('i-1')])], { 'web-elb': { 'i-1': failing } }, 90_000);
    const early = sample([group('web-v002', [instance('i-1')])], { 'web-elb': { 'i-1': failing } }, 0);
    const sightings = rememberSample(rememberSample(new Map(), early), late);

    expect(reasonNotReady(late, wanted(1), sightings)).toMatch(
      /; needs 3 good checks in a row, 30 s once it answers$/,
    );
  });

  it.each([
    ['booting', instance('i-1', { lifecycleState: 'Pending' }), 'i-1 is booting'],
    [
      'waiting for a hook',
      instance('i-1', { lifecycleState: 'Pending:Wait' }),
      'i-1 is in Pending:Wait, which a lifecycle hook holds',
    ],
    ['past its hook', instance('i-1', { lifecycleState: 'Pending:Proceed' }), 'i-1 is in Pending:Proceed'],
    ['in Standby', instance('i-1', { lifecycleState: 'Standby' }), 'i-1 is Standby in its group'],
    [
      'unhealthy',
      instance('i-1', { healthStatus: 'Unhealthy' }),
      'i-1 is Unhealthy in its group, which replaces it',
    ],
  ])('does not count one that is %s', (_name, one, text) => {
    const some = sample([group('web-v002', [one])], { 'web-elb': { 'i-1': inService } });

    expect(reasonNotReady(some, wanted(1))).toBe(`0 of 1 serve; ${text}`);
  });

  it.each([
    [
      'a target of 0',
      sample([group('web-v002', [])], { 'web-elb': {} }),
      0,
      'a capacity of 0 proves nothing',
    ],
    ['a group that is absent', sample([], { 'web-elb': {} }), 1, 'web-v002 does not exist (yet)'],
    [
      'a group in no load balancer',
      sample([group('web-v002', two, { sourceIds: [] })], {}),
      1,
      'web-v002 is in no load balancer',
    ],
    [
      'a group that was detached',
      sample([group('web-v002', two, { sourceIds: ['api-elb'] })], {
        'api-elb': { 'i-1': inService },
      }),
      1,
      'web-v002 is not attached to web-elb',
    ],
    [
      'a source that nobody reads',
      sample([group('web-v002', two, { otherSources: ['vpc-lattice arn:tg'] })], {
        'web-elb': { 'i-1': inService },
      }),
      1,
      'vpc-lattice arn:tg is attached, and cannot be read',
    ],
    [
      'a load balancer attached a moment ago',
      sample([group('web-v002', two, { sourceIds: ['web-elb', 'new-elb'] })], {
        'web-elb': { 'i-1': inService },
      }),
      1,
      '0 of 1 serve; i-1 is unknown in new-elb: it was attached a moment ago; i-2 is not registered in web-elb',
    ],
  ])('%s is not ready', (_name, some, capacity, reason) => {
    expect(reasonNotReady(some, wanted(capacity))).toBe(reason);
  });

  it('counts nothing that could not be read', () => {
    const ready = sample([group('web-v002', two)], { 'web-elb': { 'i-1': inService, 'i-2': inService } });
    const unread = { kind: 'unread', reason: 'Rate exceeded' } as const;
    const noGroups: Sample = { ...ready, groups: unread };
    const noStates: Sample = { ...ready, sources: [{ id: 'web-elb', states: unread }] };

    expect(reasonNotReady(noGroups, wanted(2))).toBe('the groups could not be read: Rate exceeded');
    expect(reasonNotReady(noStates, wanted(2))).toBe('web-elb could not be read: Rate exceeded');
  });

  it('is silent exactly when that many are in service and none of them leaves, whatever the mix', () => {
    const fate = fc.constantFrom(
      'serving',
      'absent',
      'leaving',
      'failing',
      'pending',
      'terminating',
      'unhealthy',
    );

    fc.assert(
      fc.property(fc.array(fate, { maxLength: 8 }), fc.integer({ min: 1, max: 8 }), (fates, capacity) => {
        const instances = fates.map((kind, index) =>
          instance(`i-${index}`, {
            lifecycleState:
              kind === 'pending' ? 'Pending' : kind === 'terminating' ? 'Terminating' : 'InService',
            healthStatus: kind === 'unhealthy' ? 'Unhealthy' : 'Healthy',
          }),
        );
        const answers = fates.flatMap((kind, index) => {
          if (kind === 'absent') return [];
          return [
            [`i-${index}`, kind === 'leaving' ? leaving : kind === 'failing' ? failing : inService] as const,
          ];
        });
        const mixed = sample([group('web-v002', instances)], { 'web-elb': Object.fromEntries(answers) });

        const reason = reasonNotReady(mixed, wanted(capacity));

        const serving = fates.filter((kind) => kind === 'serving').length;
        expect(reason === undefined).toBe(serving >= capacity);
      }),
    );
  });
});
