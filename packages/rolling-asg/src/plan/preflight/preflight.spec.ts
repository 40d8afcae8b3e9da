import { draftNext } from '../draft-next.js';
import type { LaunchSurvey } from '../../cloud/launch-survey.js';
import type { PlanFacts } from '../plan-facts.js';
import type { PlanOptions } from '../plan-options.js';
import { group, instance } from '../../testing/samples.js';
import { firstGroup } from '../../testing/narrative.js';
import { webElb } from '../../testing/simulated-cloud.js';
import { preflight } from './preflight.js';

const options: PlanOptions = { service: 'web', imageId: 'ami-2' };

const live = (
  change: Parameters<typeof group>[2] = {},
  instances = [instance('i-1')],
): PlanFacts['live'] => ({
  group: group('web-v001', instances, change),
  role: 'live',
  imageId: 'ami-1',
  snapshot: { name: 'web-v001', role: 'previous', desiredCapacity: 1, serving: 1, instances: [] },
});

const configured = (reasonsRefused: readonly string[]): PlanFacts['live'] => {
  const made = live({ launchTemplate: undefined, launchConfiguration: 'old' });
  const configuration = { name: 'old', imageId: 'ami-1', instanceType: 't3.micro', settings: {} };
  return made && { ...made, configuration: { ...configuration, reasonsRefused } };
};

const survey: LaunchSurvey = {
  offeredZones: { kind: 'read', value: ['us-east-1a'] },
  hasKeyPair: { kind: 'read', value: true },
  snapshotSizes: { kind: 'read', value: {} },
  securityGroups: { kind: 'read', value: [] },
  vcpus: { kind: 'read', value: undefined },
  taken: { kind: 'read', value: [] },
  launchesMs: { kind: 'read', value: [] },
};

const facts: PlanFacts = {
  observation: { service: 'web', groups: [], sources: [], missingSources: [] },
  live: live(),
  attachments: { policies: [], scheduledActions: [], hooks: [] },
  alarms: [],
  survey,
  image: { imageId: 'ami-2', name: 'two', state: 'available', architecture: 'x86_64', tags: {} },
  sources: [webElb],
  missingSources: [],
  instanceType: 't3.micro',
  architectures: ['i386', 'x86_64'],
  subnets: { 'subnet-1': { zone: 'us-east-1a', vpcId: 'vpc-1', freeAddresses: 10 } },
};

const duration = { floorMs: 60_000, ceilingMs: 1_200_000 };

function check(change: Partial<PlanFacts> = {}, asked: Partial<PlanOptions> = {}) {
  const all = { ...facts, ...change };
  const chosen = { ...options, ...asked };
  const items = preflight({ facts: all, options: chosen, next: draftNext(all, chosen), duration });
  return items
    .filter(({ level }) => level !== 'ok')
    .map(({ level, check: name, text }) => `${level} ${name}: ${text}`);
}

const image = (change: Partial<NonNullable<PlanFacts['image']>>) => ({
  image: { imageId: 'ami-2', name: 'two', state: 'available', architecture: 'x86_64', tags: {}, ...change },
});
const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web-tg/0123456789abcdef';
const targets = { targetType: 'instance', protocol: 'HTTP', port: 80, vpcId: 'vpc-1' };
const behind = (change: Partial<typeof webElb>): Partial<PlanFacts> => ({
  live: live({ sourceIds: [arn] }),
  sources: [{ ...webElb, kind: 'target-group', id: arn, name: 'web-tg', targetGroup: targets, ...change }],
});
const elb = (change: Partial<typeof webElb>) => ({ sources: [{ ...webElb, ...change }] });

const surveyed = (change: Partial<LaunchSurvey>) => ({ survey: { ...survey, ...change } });
const twoZones: Partial<PlanFacts> = {
  live: live({ subnetIds: ['subnet-1', 'subnet-2'] }),
  subnets: {
    'subnet-1': { zone: 'us-east-1a', vpcId: 'vpc-1', freeAddresses: 10 },
    'subnet-2': { zone: 'us-east-1b', vpcId: 'vpc-1', freeAddresses: 10 },
  },
  ...elb({
    loadBalancers: webElb.loadBalancers.map((one) => ({ ...one, zones: ['us-east-1a', 'us-east-1b'] })),
  }),
};
const withLive = (change: Partial<NonNullable<PlanFacts['live']>>): PlanFacts['live'] => {
  const found = live();
  return found && { ...found, ...change };
};
const warmPool = { name: 'WarmPoolConfiguration' };
const keyed = withLive({ launchSettings: { keyName: 'ops' } });
const smallVolume = withLive({ launchSettings: { volumes: [{ device: '/dev/xvda', sizeGiB: 8 }] } });
const imageOf30 = image({ volumes: [{ device: '/dev/xvda', sizeGiB: 30, snapshotId: 'snap-1' }] });
const tag = (key: string, value: string) => ({ key, value, propagate: false });
const oursTag = [tag('clicamos:service', 'web')];
const vcpus = (limit: number, running: number): Partial<LaunchSurvey> => ({
  vcpus: { kind: 'read', value: { quotaCode: 'L-1216C47A', limit, running, perInstance: 2 } },
});
const manyTags = Array.from({ length: 40 }, (_, index) => tag(`team-${index}`, 'web'));
const hooked = (name: string, heartbeatMs: number): Partial<PlanFacts> => ({
  attachments: {
    ...facts.attachments,
    hooks: [{ name, transition: 'autoscaling:EC2_INSTANCE_LAUNCHING', heartbeatMs, definition: {} }],
  },
});

describe('preflight', () => {
  it('finds nothing to say against a sound release', () => {
    expect(check()).toEqual([]);
  });

  it('finds nothing to say against a launch configuration of which a launch template can be made', () => {
    expect(check({ live: configured([]) })).toEqual([]);
  });

  it.each([
    ['an AMI that is not there', check({ image: undefined }), 'error image-exists: There is no AMI `ami-2`'],
    [
      'an AMI that is not ready',
      check(image({ state: 'pending' })),
      'error image-available: AMI `ami-2` is pending',
    ],
    [
      'an AMI of another architecture',
      check(image({ architecture: 'arm64' })),
      'error image-architecture: AMI `ami-2` is arm64, but t3.micro boots i386 or x86_64',
    ],
    [
      'an AMI that another type of a mixed instances policy does not boot',
      check({ mixedArchitectures: { 'c5.large': ['x86_64'], 'c7g.large': ['arm64'] } }),
      'error image-architecture: AMI `ami-2` is x86_64, but c7g.large boots arm64',
    ],
    [
      'another type of a mixed instances policy that is not there',
      check({ mixedArchitectures: { 'c5.big': undefined } }),
      'error image-architecture: There is no instance type `c5.big`',
    ],
    [
      'an instance type that AWS does not know',
      check({ architectures: undefined }),
      'error image-architecture: There is no instance type `t3.micro`',
    ],
    [
      'an app that closes idle connections first',
      check(image({ tags: { 'clicamos:keep-alive-timeout-seconds': '60' } })),
      'warning image-keep-alive: the app keeps idle connections for 60 s, web-elb for 60 s',
    ],
    [
      'a load balancer that is not there',
      check({ sources: [], missingSources: ['web-elb'] }),
      'error traffic-sources-exist: There is no Classic Load Balancer `web-elb`',
    ],
    [
      'a load balancer that is not there, once: what follows from it is not said as well',
      check(
        {
          live: undefined,
          sources: [],
          missingSources: ['web-elb'],
        },
        {
          firstGroup: { ...firstGroup, subnetIds: [] },
          bootMs: 40_000,
          healthyDeadlineMs: 30_000,
        },
      ),
      'error traffic-sources-exist: There is no Classic Load Balancer `web-elb`',
    ],
    [
      "another's group behind the load balancer of a first group",
      check({ live: undefined, groupsBeside: [group('web-asg', [instance('i-9')])] }, { firstGroup }),
      'error other-groups: `web-asg` (1 instance) is behind web-elb and is not a group of `web`',
    ],
    [
      'draining that is off',
      check(elb({ drainingMs: undefined })),
      'warning draining: Connection draining of web-elb is off',
    ],
    [
      'draining shorter than the slowest request',
      check({}, { slowestRequestMs: 90_000 }),
      'warning draining: draining of web-elb takes up to 60 s, but the slowest request seen took 90 s',
    ],
    [
      'draining for an hour',
      check(elb({ drainingMs: 3_600_000 })),
      'warning draining: draining of web-elb takes up to 1h;',
    ],
    [
      'a zone that the load balancer does not reach',
      check(elb({ loadBalancers: webElb.loadBalancers.map((one) => ({ ...one, zones: ['us-east-1b'] })) })),
      'error zones: web-elb does not reach us-east-1a',
    ],
    [
      'a deadline that cannot be met',
      check({}, { bootMs: 20_000, healthyDeadlineMs: 40_000 }),
      'error health-timing: next can serve after 50 s at the earliest, the deadline is 40 s',
    ],
    [
      'a grace period that ends before a boot',
      check({}, { bootMs: 40_000 }),
      'warning grace-period: the health check grace period is 60 s, a good instance needs 70 s',
    ],
    [
      'a subnet that is not there',
      check({ subnets: {} }),
      'error subnets-exist: There is no subnet `subnet-1`',
    ],
    [
      'a group of whose source nothing is known',
      check({ live: live({ launchTemplate: undefined }) }),
      'error launch-template: `web-v001` is made from a source that is unknown',
    ],
    [
      'a type that the mixed instances policy overrides',
      check({ live: live({ mixedTypes: ['c5.large'] }) }, { overrides: { instanceType: 't3.small' } }),
      'error launch-template: The mixed instances policy of `web-v001` names its instance types (c5.large)',
    ],
    [
      'an override that launches something of its own',
      check({
        live: live({ leftSettings: [{ name: 'MixedInstancesPolicy', reason: 'has it', isRefused: true }] }),
      }),
      'error launch-template: `web-v001` has it',
    ],
    [
      'a group made from a launch configuration that is not there',
      check({ live: live({ launchTemplate: undefined, launchConfiguration: 'old' }) }),
      'error launch-template: `web-v001` is made from launch configuration `old`, which is not there',
    ],
    [
      'a launch configuration that says what no launch template can',
      check({ live: configured(['has ClassicLink settings']) }),
      'error launch-template: Launch configuration `old` of `web-v001` has ClassicLink settings',
    ],
    [
      'a setting that next is made without',
      check({
        live: live({ leftSettings: [{ name: 'Context', reason: 'has a context', isRefused: false }] }),
      }),
      'warning settings-carried: `web-v001` has a context',
    ],
    [
      'a setting that keeps a group from being replaced',
      check({ live: live({ leftSettings: [{ name: 'Warm', reason: 'has a pool', isRefused: true }] }) }),
      'error settings-carried: `web-v001` has a pool',
    ],
    [
      'a target group of addresses',
      check(behind({ targetGroup: { ...targets, targetType: 'ip' } })),
      'error target-group-type: Target group `web-tg` takes targets of type ip',
    ],
    [
      'a target group of functions, which has no VPC',
      check(behind({ targetGroup: { targetType: 'lambda', protocol: '', port: 0, vpcId: '' } })),
      'error target-group-type: Target group `web-tg` takes targets of type lambda; it has to be instance',
    ],
    [
      'a target group on no listener',
      check(behind({ loadBalancers: [] })),
      'error target-group-listener: Target group `web-tg` is on no listener',
    ],
    [
      'a target group behind a Gateway Load Balancer',
      check(behind({ loadBalancers: webElb.loadBalancers.map((one) => ({ ...one, type: 'gateway' })) })),
      'error target-group-listener: `web-elb` is a Gateway Load Balancer',
    ],
    [
      'a target group in another VPC',
      check(behind({ targetGroup: { ...targets, vpcId: 'vpc-2' } })),
      "error target-group-vpc: Target group `web-tg` is in vpc-2, but the group's subnets are in vpc-1",
    ],
    [
      "another service's target group",
      check({
        ...behind({}),
        groupsBeside: [
          group('api-v001', [], {
            sourceIds: [arn],
            tags: [{ key: 'clicamos:service', value: 'api', propagate: false }],
          }),
        ],
      }),
      'error target-group-shared: Target group `web-tg` belongs to service `api` (`api-v001`) already',
    ],
    [
      "nobody's group in the target group of a live one",
      check({ ...behind({}), groupsBeside: [group('canary', [], { sourceIds: [arn] })] }),
      'warning target-group-shared: `canary` is in target group `web-tg` too: it is left alone',
    ],
    [
      'workers that are to be kept',
      check({ live: live({ sourceIds: [] }), sources: [] }, { traffic: 'none', keepPreviousMs: 60_000 }),
      'error traffic-sources-attached: Workers that are kept go on working',
    ],
    [
      'a group behind something that cannot be read',
      check({ live: live({ otherSources: ['vpc-lattice arn:tg'] }) }),
      'error traffic-sources: `web-v001` gets traffic from vpc-lattice arn:tg',
    ],
    [
      'Terminate suspended',
      check({ live: live({ suspendedProcesses: ['Terminate'] }) }),
      'error suspended-processes: Terminate is suspended on `web-v001`: it could not be removed',
    ],
    [
      'Launch suspended',
      check({ live: live({ suspendedProcesses: ['Launch'] }) }),
      'warning suspended-processes: Launch is suspended on `web-v001`',
    ],
    [
      'an instance in Standby',
      check({ live: live({}, [instance('i-1', { lifecycleState: 'Standby' })]) }),
      'error standby: `i-1` of `web-v001` in Standby',
    ],
    [
      'a protected instance',
      check({ live: live({}, [instance('i-1', { isProtected: true })]) }),
      'warning scale-in-protection: 1 of 1 instances of web-v001 have scale-in protection',
    ],
    [
      'health check type EC2',
      check({ live: live({ healthCheckType: 'EC2' }) }),
      'warning health-check-type: web-v001 has health check type EC2',
    ],
    [
      'a policy that alarms trigger',
      check({
        attachments: {
          ...facts.attachments,
          policies: [{ name: 'up', policyType: 'StepScaling', alarmNames: ['cpu-high'], definition: {} }],
        },
      }),
      'warning policy-alarms: Policy `up` is triggered by cpu-high',
    ],
    [
      'a hook that holds longer than the deadline',
      check({
        attachments: {
          ...facts.attachments,
          hooks: [
            {
              name: 'bye',
              transition: 'autoscaling:EC2_INSTANCE_TERMINATING',
              heartbeatMs: 3_600_000,
              definition: {},
            },
          ],
        },
      }),
      'warning terminating-hooks: Hook `bye` can hold the removal of previous for 1h',
    ],
    [
      'an AMI that is not shown to this account',
      check(image({ state: 'hidden' })),
      'error image-permission: AWS knows AMI `ami-2` and does not show it to this account',
    ],
    [
      'a type that no zone of the group offers',
      check(surveyed({ offeredZones: { kind: 'read', value: ['us-east-1b'] } })),
      'error type-offered: t3.micro is not offered in us-east-1a: nothing could be launched',
    ],
    [
      'a type that one of two zones offers',
      check({ ...twoZones, ...surveyed({ offeredZones: { kind: 'read', value: ['us-east-1a'] } }) }),
      'warning type-offered: t3.micro is not offered in us-east-1b: all of next would be in us-east-1a',
    ],
    [
      'fewer vCPUs than next has',
      check(surveyed(vcpus(9, 8))),
      'error vcpu-quota: 1 instances of t3.micro have 2 vCPUs, 1 of 9 are free (quota L-1216C47A)',
    ],
    [
      'fewer vCPUs than next has at its maximum',
      check(surveyed(vcpus(9, 2))),
      'warning vcpu-quota: 7 of 9 vCPUs are free',
    ],
    [
      'a maximum that the vCPUs cannot hold beside what is kept warm',
      check(surveyed(vcpus(9, 2)), { keepPreviousMs: 60_000 }),
      'error vcpu-quota: 7 of 9 vCPUs are free (quota L-1216C47A): enough for 1 instances of t3.micro, but not for the maximum of 8 while web-v001 is kept warm',
    ],
    [
      'a key pair that was deleted',
      check({ live: keyed, ...surveyed({ hasKeyPair: { kind: 'read', value: false } }) }),
      'error key-pair: There is no key pair `ops` in this region',
    ],
    [
      'a volume that is smaller than its snapshot',
      check({
        live: smallVolume,
        ...imageOf30,
        ...surveyed({ snapshotSizes: { kind: 'read', value: { 'snap-1': 30 } } }),
      }),
      'error volume-size: /dev/xvda has 8 GiB in the launch template, but `snap-1` needs 30 GiB',
    ],
    [
      'subnets without enough free addresses',
      check({ subnets: { 'subnet-1': { zone: 'us-east-1a', vpcId: 'vpc-1', freeAddresses: 0 } } }),
      'error free-addresses: 1 instances are to be launched, 0 addresses are free: subnet-1 0',
    ],
    [
      'one of two subnets without its share of free addresses',
      check({
        live: live({ subnetIds: ['subnet-1', 'subnet-2'], minSize: 4 }),
        subnets: {
          'subnet-1': { zone: 'us-east-1a', vpcId: 'vpc-1', freeAddresses: 9 },
          'subnet-2': { zone: 'us-east-1a', vpcId: 'vpc-1', freeAddresses: 1 },
        },
      }),
      'warning free-addresses: subnet-2 has fewer free addresses than its share of 2',
    ],
    [
      "CodeDeploy's hook",
      check(hooked('CodeDeploy-managed-automatic-launch-deployment-hook-Web-1', 600_000)),
      "error codedeploy-hook: Hook `CodeDeploy-managed-automatic-launch-deployment-hook-Web-1` is CodeDeploy's, of its deployment group `Web-1`",
    ],
    [
      'a launching hook that holds longer than the deadline',
      check(hooked('warm-up', 3_600_000)),
      'warning launching-hooks: Hook `warm-up` can hold each instance of next for 1h, the deadline is 10m',
    ],
    [
      'a warm pool',
      check({ live: live({ leftSettings: [{ ...warmPool, reason: 'has a warm pool', isRefused: true }] }) }),
      'error warm-pool: `web-v001` has a warm pool',
    ],
    [
      'more tags than AWS takes with ours',
      check({ live: live({ tags: manyTags }) }),
      'error tag-count: `web-v001` has 40 tags, a rollout needs 16 more, AWS takes 50',
    ],
    [
      'a name that somebody else has taken',
      check(surveyed({ taken: { kind: 'read', value: [{ name: 'web-v002', sourceIds: [] }] } })),
      'warning name-taken: `web-v002` is taken by a group without the tag of `web`; next is web-v003',
    ],
    [
      'a name that a group behind the same load balancer has',
      check(surveyed({ taken: { kind: 'read', value: [{ name: 'web-v002', sourceIds: ['web-elb'] }] } })),
      'error name-taken: `web-v002` has a name of `web`, but not its tag, and is behind the same load balancer',
    ],
    [
      'credentials that end before the rollout can',
      check({}, { credentialsLastMs: 30_000 }),
      'error credentials-end: the credentials end in 30 s, the rollout takes 60 s at least',
    ],
    [
      'credentials that may end before the rollout does',
      check({}, { credentialsLastMs: 600_000 }),
      'warning credentials-end: the credentials end in 10m, the rollout can take 20m',
    ],
    [
      'deletion protection of a group that is taken over',
      check({ live: live({ deletionProtection: 'prevent-all-deletion' }) }),
      'error deletion-protection: `web-v001` has deletion protection (prevent-all-deletion), which a rollout would lift',
    ],
    [
      'deletion protection of a group of ours',
      check({ live: live({ deletionProtection: 'prevent-all-deletion', tags: oursTag }) }),
      'warning deletion-protection: `web-v001` has deletion protection (prevent-all-deletion): it is lifted',
    ],
    [
      'a grace period of nothing',
      check({ live: live({ healthCheckGraceMs: 0 }) }),
      'warning grace-period: the health check grace period is 0 s, a good instance needs 30 s',
    ],
    [
      'a stack of CloudFormation',
      check({
        live: live({ tags: [{ key: 'aws:cloudformation:stack-name', value: 'prod', propagate: true }] }),
      }),
      'error owner: Group `web-v001` belongs to the CloudFormation stack `prod`',
    ],
  ])('speaks up about %s', (_name, found, text) => {
    expect(found).toHaveLength(1);
    expect(found[0]?.slice(0, text.length)).toBe(text);
  });

  it('says what could not be read, and judges nothing by it', () => {
    const refused = { kind: 'unread', reason: 'UnauthorizedOperation: no' } as const;

    const found = check({
      live: keyed,
      ...surveyed({ offeredZones: refused, hasKeyPair: refused, taken: refused }),
    });

    expect(found).toEqual([
      'unread type-offered: where t3.micro is offered was not read: UnauthorizedOperation: no',
      'unread key-pair: whether key pair ops is there was not read: UnauthorizedOperation: no',
      'unread name-taken: whether web-v001 is free was not read: UnauthorizedOperation: no',
    ]);
  });

  it('passes by what is skipped by its name, which stays to be seen', () => {
    const standby = { live: live({}, [instance('i-1', { lifecycleState: 'Standby' })]) };

    const found = check(standby, { skipPreflight: ['standby'] });

    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^skipped standby: `i-1` of `web-v001`/);
  });

  it('says why a finding matters, and what mends it, with the names in it', () => {
    const all = { ...facts, live: live({}, [instance('i-1', { lifecycleState: 'Standby' })]) };

    const items = preflight({ facts: all, options, next: draftNext(all, options), duration });

    expect(items.find(({ check: id }) => id === 'standby')).toMatchObject({
      why: expect.stringContaining('is deleted only when it is'),
      fix: 'aws autoscaling exit-standby --auto-scaling-group-name web-v001 --instance-ids i-1',
    });
  });

  it('says nothing about alarms that target tracking makes for each copy', () => {
    const policy = {
      name: 'cpu',
      policyType: 'TargetTrackingScaling',
      alarmNames: ['TargetTracking-web-AlarmHigh'],
      definition: {},
    };

    expect(check({ attachments: { ...facts.attachments, policies: [policy] } })).toEqual([]);
  });
});
