import { fakeContext } from '../../testing/pulumi-local-context.js';
import { awsAutoscalingGroup } from './aws-autoscaling-group.js';

const inputs = {
  ...{ minSize: 1, maxSize: 4, healthCheckType: 'ELB', launchTemplate: { id: 'lt-1', version: '2' } },
  instanceRefresh: {
    strategy: 'Rolling',
    preferences: {
      minHealthyPercentage: 100,
      instanceWarmup: '60',
      checkpointDelay: '5',
      autoRollback: true,
    },
    triggers: ['vpc_zone_identifier'],
  },
  vpcZoneIdentifiers: ['subnet-1'],
};

/** The calls that an update makes of what has changed. */
async function callsFor(changed: readonly string[], others: object = {}) {
  const calls: [string, object][] = [];
  const context = fakeContext(({ constructor: { name }, input }) => {
    calls.push([name, input]);
    return {};
  });
  await awsAutoscalingGroup.update?.run(
    { ...inputs, ...others },
    { id: 'web', inputs, outputs: {}, changed },
    context,
  );
  return calls;
}

const named = { AutoScalingGroupName: 'web' };

describe('a group whose inputs are others than at the last run', () => {
  it('points at the new version, and refreshes its instances as the provider does', async () => {
    const LaunchTemplate = { LaunchTemplateId: 'lt-1', Version: '2' };

    expect(await callsFor(['launchTemplate'])).toEqual([
      ['UpdateAutoScalingGroupCommand', { ...named, LaunchTemplate }],
      [
        'StartInstanceRefreshCommand',
        {
          ...{ ...named, Strategy: 'Rolling', DesiredConfiguration: { LaunchTemplate } },
          Preferences: {
            ...{ MinHealthyPercentage: 100, InstanceWarmup: 60, CheckpointDelay: 5, AutoRollback: true },
          },
        },
      ],
    ]);
  });

  it('refreshes for what is named in triggers, by Terraform’s name of it', async () => {
    const calls = await callsFor(['vpcZoneIdentifiers']);

    expect(calls.map(([name]) => name)).toEqual([
      'UpdateAutoScalingGroupCommand',
      'StartInstanceRefreshCommand',
    ]);
  });

  it('leaves what has not changed, and what a policy may have set', async () => {
    expect(await callsFor(['maxSize'])).toEqual([
      ['UpdateAutoScalingGroupCommand', { ...named, MaxSize: 4 }],
    ]);
  });

  it('refreshes nothing where the program does not say so', async () => {
    const calls = await callsFor(['launchTemplate'], { instanceRefresh: undefined });

    expect(calls.map(([name]) => name)).toEqual(['UpdateAutoScalingGroupCommand']);
  });
});
