import { CloudError, type Group } from '@clicamos/rolling-asg';
import { configSchema } from '../../config/schema.js';
import { readFacts, type FactReads } from './read-facts.js';

const group: Group = {
  name: 'web-v007',
  tags: [],
  ...{ minSize: 2, maxSize: 8, desiredCapacity: 3, instances: [], sourceIds: ['web-elb'], otherSources: [] },
  ...{ subnetIds: ['subnet-1', 'subnet-2'], zones: [], healthCheckType: 'ELB', healthCheckGraceMs: 120_000 },
  ...{
    suspendedProcesses: [],
    deletionProtection: 'none',
    isDeleting: false,
    inherited: {},
    leftSettings: [],
  },
};

const reads: FactReads = {
  findGroups: async () => [group],
  readAttachments: async () => ({ policies: [], scheduledActions: [], hooks: [] }),
  findTrafficSources: async () => [],
  findSubnets: async () => ({
    'subnet-1': { zone: 'eu-west-1b', vpcId: 'vpc-1' },
    'subnet-2': { zone: 'eu-west-1a', vpcId: 'vpc-1' },
  }),
  readLaunches: async () => [
    { description: 'Launching a new EC2 instance: i-3', status: 'InProgress', startedAtMs: 900_000 },
    {
      description: 'Terminating EC2 instance: i-1',
      status: 'Successful',
      startedAtMs: 0,
      endedAtMs: 500_000,
    },
    {
      description: 'Launching a new EC2 instance: i-2',
      status: 'Successful',
      startedAtMs: 0,
      endedAtMs: 70_000,
    },
    {
      description: 'Launching a new EC2 instance: i-1',
      status: 'Successful',
      startedAtMs: 0,
      endedAtMs: 90_000,
    },
  ],
};

const { environments } = configSchema.parse({
  ...{ service: 'web', defaultEnvironment: 'it' },
  environments: { it: { cloud: 'emulator' } },
});
const [settings] = Object.values(environments);
if (settings === undefined) throw new Error('Expected an environment');
const options = { service: 'web', settings, sourceIds: ['web-elb'], bootMs: 45_000, slowestRequestMs: 2_000 };

const denied = () => Promise.reject(new CloudError('denied', 'any', new Error('AccessDenied')));

describe('readFacts', () => {
  it('reads the live group with its zones, and the slowest of its last launches', async () => {
    const facts = await readFacts(reads, options);

    expect(facts).toMatchObject({
      group: {
        name: 'web-v007',
        maxSize: 8,
        zones: ['eu-west-1a', 'eu-west-1b'],
        healthCheckGraceMs: 120_000,
      },
      ...{ launchMs: 90_000, bootMs: 45_000, slowestRequestMs: 2_000, assumed: [] },
    });
  });

  it.each([
    ['readLaunches', 'autoscaling:DescribeScalingActivities is denied'],
    ['readAttachments', 'DescribeLifecycleHooks is denied: assumed no scaling policies'],
    ['findSubnets', 'ec2:DescribeSubnets is denied: assumed the zones in which instances run now'],
    ['findTrafficSources', 'DescribeTargetGroups is denied: assumed health checks every 30 s'],
    ['findGroups', 'autoscaling:DescribeAutoScalingGroups is denied: assumed a group as the configuration'],
  ] as const)('says what it assumes where %s is denied', async (call, sentence) => {
    const facts = await readFacts({ ...reads, [call]: denied }, options);

    expect(facts.assumed.join('\n')).toContain(sentence);
  });

  it('passes on any other failure', async () => {
    const failing = () => Promise.reject(new CloudError('throttled', 'findGroups', new Error('Throttling')));

    await expect(readFacts({ ...reads, findGroups: failing }, options)).rejects.toMatchObject({
      kind: 'throttled',
    });
  });

  it('takes the group in traffic before one that is kept, and refuses to choose between two', async () => {
    const kept = { ...group, name: 'web-v006', sourceIds: [], instances: [] };
    const other = { ...group, name: 'web-v008' };
    const found = (...groups: readonly Group[]) =>
      readFacts({ ...reads, findGroups: async () => groups }, options);

    expect((await found(kept, group)).group.name).toBe('web-v007');
    await expect(found(other, group)).rejects.toThrow(
      'There are 2 groups of the service to rehearse with: web-v007, web-v008. Where a rollout is under way let it end, or name one: --adopt web-v007',
    );
  });

  it('says which group to adopt is not there', async () => {
    const none = { ...reads, findGroups: async () => [] };

    await expect(readFacts(none, { ...options, adopt: 'old' })).rejects.toThrow(
      'There is no group `old` to adopt',
    );
  });
});
