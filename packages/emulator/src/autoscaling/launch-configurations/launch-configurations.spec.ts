import type { CreateLaunchConfigurationType } from '@aws-sdk/client-auto-scaling';
import { createScene } from '../../testing/autoscaling/autoscaling-scene.js';

const old = { LaunchConfigurationName: 'old', ImageId: 'ami-1', InstanceType: 't3.micro' };
const made = { LaunchTemplate: undefined, LaunchConfigurationName: 'old' };

/** A group of one launch configuration. */
function createOldScene(said: Partial<CreateLaunchConfigurationType> = {}) {
  const scene = createScene();
  scene.call('CreateLaunchConfiguration', { ...old, ...said });
  scene.createGroup({ ...made, DesiredCapacity: 1 });
  return scene;
}

describe('a launch configuration', () => {
  it('is described with what AWS says of what was left out', () => {
    const scene = createOldScene({ AssociatePublicIpAddress: true });

    const { LaunchConfigurations } = scene.call('DescribeLaunchConfigurations', {});

    expect(LaunchConfigurations).toEqual([
      {
        ...old,
        AssociatePublicIpAddress: true,
        LaunchConfigurationARN: expect.stringMatching(
          /^arn:aws:autoscaling:us-east-1:123456789012:launchConfiguration:[0-9a-f-]{36}:launchConfigurationName\/old$/,
        ),
        CreatedTime: new Date('2026-03-01T10:00:00Z'),
        KeyName: '',
        SecurityGroups: [],
        ClassicLinkVPCSecurityGroups: [],
        UserData: '',
        KernelId: '',
        RamdiskId: '',
        BlockDeviceMappings: [],
        InstanceMonitoring: { Enabled: true },
        EbsOptimized: false,
      },
    ]);
  });

  it('launches what it says, and group and instance name it', () => {
    const scene = createOldScene({
      SecurityGroups: ['sg-1'],
      AssociatePublicIpAddress: true,
      IamInstanceProfile: 'web',
      SpotPrice: '0.02',
    });

    expect(scene.instances.launched[0]).toMatchObject({
      parameters: {
        ...{ ImageId: 'ami-1', InstanceType: 't3.micro', IamInstanceProfile: { Name: 'web' } },
        Monitoring: { Enabled: true },
        NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true, Groups: ['sg-1'] }],
        InstanceMarketOptions: { MarketType: 'spot', SpotOptions: { MaxPrice: '0.02' } },
      },
    });
    expect(scene.instances.launched[0]?.launchTemplate).toBeUndefined();
    expect(scene.group()).toMatchObject({
      LaunchConfigurationName: 'old',
      Instances: [{ LaunchConfigurationName: 'old' }],
    });
    expect(scene.group()?.LaunchTemplate).toBeUndefined();
  });

  it('gives way to a launch template, and can then be deleted', () => {
    const scene = createOldScene();
    const remove = () => scene.call('DeleteLaunchConfiguration', { LaunchConfigurationName: 'old' });

    expect(remove).toThrow(
      expect.objectContaining({
        code: 'ResourceInUse',
        message: 'Cannot delete launch configuration old because it is attached to AutoScalingGroup web',
      }),
    );
    scene.call('UpdateAutoScalingGroup', {
      AutoScalingGroupName: 'web',
      LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' },
    });
    remove();

    expect(scene.group()?.LaunchConfigurationName).toBeUndefined();
    expect(scene.group()).toMatchObject({ LaunchTemplate: { LaunchTemplateId: 'lt-1' } });
    expect(remove).toThrow('Launch configuration name not found - Launch configuration old not found');
  });

  it.each([
    [
      'without an image',
      { LaunchConfigurationName: 'new', ImageId: undefined },
      'ValidationError',
      /both the ImageId and InstanceType/,
    ],
    ['without a name', { LaunchConfigurationName: undefined }, 'ValidationError', /launchConfigurationName/],
    ['of an instance', { InstanceId: 'i-1' }, 'ValidationError', /^InstanceId is not emulated/],
    ['whose name is taken', {}, 'AlreadyExists', /already exists with the name old$/],
  ])('is refused: one %s', (_what, said, code, message) => {
    const scene = createOldScene();
    const create = () => scene.call('CreateLaunchConfiguration', { ...old, ...said });

    expect(create).toThrow(expect.objectContaining({ code }));
    expect(create).toThrow(message);
  });

  it('there can be 200 of', () => {
    const scene = createOldScene();
    const create = (name: string) =>
      scene.call('CreateLaunchConfiguration', { ...old, LaunchConfigurationName: name });
    for (let count = 1; count < 200; count += 1) create(`old-${count}`);

    expect(() => create('one more')).toThrow(expect.objectContaining({ code: 'LimitExceeded' }));
    expect(scene.call('DescribeAccountLimits', {})).toMatchObject({ NumberOfLaunchConfigurations: 200 });
  });
});
