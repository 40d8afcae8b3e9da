import type { MixedInstancesPolicy } from '@aws-sdk/client-auto-scaling';
import { AwsError } from '../../service/aws-error.js';
import { createScene } from '../../testing/autoscaling/autoscaling-scene.js';

const LaunchTemplateSpecification = { LaunchTemplateId: 'lt-1', Version: '1' };
const weighted = [
  { InstanceType: 'c5.large', WeightedCapacity: '2' },
  { InstanceType: 'c5.xlarge', WeightedCapacity: '4' },
];

/** A group of a policy, and what was launched for it: `c5.large spot`. */
function createMixed(policy: MixedInstancesPolicy, sizes = { DesiredCapacity: 4, MaxSize: 40 }) {
  const scene = createScene();
  const launched = () =>
    scene.instances.launched.map(({ parameters }) => {
      const market = parameters?.InstanceMarketOptions?.MarketType ?? 'on demand';
      return `${parameters?.InstanceType} ${market}`;
    });
  const create = () =>
    scene.createGroup({ LaunchTemplate: undefined, MixedInstancesPolicy: policy, ...sizes });
  return { scene, launched, create };
}

const policyOf = (
  Overrides: NonNullable<MixedInstancesPolicy['LaunchTemplate']>['Overrides'],
  InstancesDistribution: MixedInstancesPolicy['InstancesDistribution'] = {},
): MixedInstancesPolicy => ({
  LaunchTemplate: { LaunchTemplateSpecification, Overrides },
  InstancesDistribution,
});

describe('a mixed instances policy', () => {
  it('is described whole, with AWS’s defaults, in place of a launch template', () => {
    const { scene, create } = createMixed(policyOf(weighted));
    create();

    expect(scene.group()?.LaunchTemplate).toBeUndefined();
    expect(scene.group()?.MixedInstancesPolicy).toEqual({
      LaunchTemplate: {
        LaunchTemplateSpecification: { ...LaunchTemplateSpecification, LaunchTemplateName: 'web' },
        Overrides: weighted,
      },
      InstancesDistribution: {
        OnDemandAllocationStrategy: 'prioritized',
        OnDemandBaseCapacity: 0,
        OnDemandPercentageAboveBaseCapacity: 100,
        SpotAllocationStrategy: 'lowest-price',
        SpotInstancePools: undefined,
        SpotMaxPrice: undefined,
      },
    });
  });

  it('launches until the weights make up the desired capacity, and says what each counts', () => {
    const { scene, launched, create } = createMixed(policyOf(weighted), { DesiredCapacity: 5, MaxSize: 40 });
    create();

    expect(launched()).toEqual(['c5.large on demand', 'c5.large on demand', 'c5.large on demand']);
    expect(scene.group()?.Instances).toMatchObject([
      { WeightedCapacity: '2', LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' } },
      { WeightedCapacity: '2' },
      { WeightedCapacity: '2' },
    ]);
  });

  it('scales in to no less than the desired capacity', () => {
    const { scene, create } = createMixed(policyOf(weighted), { DesiredCapacity: 8, MaxSize: 40 });
    create();
    scene.boot();
    const set = (DesiredCapacity: number) => {
      scene.call('SetDesiredCapacity', { AutoScalingGroupName: 'web', DesiredCapacity });
      return scene.members().filter((text) => text.endsWith('InService')).length;
    };

    expect([set(5), set(4), set(0)]).toEqual([3, 2, 0]);
  });

  it('takes on demand up to the base and its part above it, and Spot of each type in turn', () => {
    const types = [{ InstanceType: 'c5.large' }, { InstanceType: 'm5.large' }];
    const distribution = { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 25 };
    const { launched, create } = createMixed(policyOf(types, distribution), {
      DesiredCapacity: 5,
      MaxSize: 9,
    });
    create();

    expect([...launched()].sort()).toEqual(
      ['c5.large on demand', 'c5.large on demand', 'c5.large spot', 'c5.large spot', 'm5.large spot'].sort(),
    );
  });

  it('launches no more than is missing where a type fits', () => {
    const { launched, create } = createMixed(policyOf([...weighted].reverse()), {
      DesiredCapacity: 6,
      MaxSize: 40,
    });
    create();

    expect(launched()).toEqual(['c5.xlarge on demand', 'c5.large on demand']);
  });

  it('goes on to the next type where there is no capacity of one', () => {
    const { scene, launched, create } = createMixed(policyOf(weighted), { DesiredCapacity: 4, MaxSize: 40 });
    const { run } = scene.instances;
    scene.instances.run = (request) => {
      if (request.parameters?.InstanceType === 'c5.large')
        throw new AwsError('InsufficientInstanceCapacity', 'none left');
      return run(request);
    };
    create();

    expect(launched()).toEqual(['c5.xlarge on demand']);
  });

  it('keeps what an update leaves out, and gives way to a launch template', () => {
    const { scene, create } = createMixed(policyOf(weighted));
    create();
    const update = (input: object) =>
      scene.call('UpdateAutoScalingGroup', { AutoScalingGroupName: 'web', ...input });

    update({ MixedInstancesPolicy: { InstancesDistribution: { OnDemandBaseCapacity: 3 } } });
    expect(scene.group()?.MixedInstancesPolicy).toMatchObject({
      LaunchTemplate: { Overrides: weighted },
      InstancesDistribution: { OnDemandBaseCapacity: 3 },
    });
    update({ LaunchTemplate: LaunchTemplateSpecification });
    expect(scene.group()?.MixedInstancesPolicy).toBeUndefined();
    expect(scene.group()?.LaunchTemplate).toMatchObject(LaunchTemplateSpecification);
  });

  it.each([
    ['no template', {}, /must contain a LaunchTemplate/],
    [
      'weights for some',
      policyOf([{ InstanceType: 'a' }, ...weighted]),
      /for all of the overrides or for none/,
    ],
    ['a weight of 0', policyOf([{ InstanceType: 'a', WeightedCapacity: '0' }]), /from 1 to 999, got 0/],
    ['a type twice', policyOf([...weighted, ...weighted]), /Duplicate instance type c5.large/],
    ['an override without a type', policyOf([{ WeightedCapacity: '1' }]), /must contain an InstanceType/],
    [
      'an override with a template of its own',
      policyOf([{ InstanceType: 'a', LaunchTemplateSpecification }]),
      /^LaunchTemplateSpecification of an override is not emulated/,
    ],
    ['a strategy', policyOf([], { SpotAllocationStrategy: 'best' }), /SpotAllocationStrategy must be one of/],
    ['a share', policyOf([], { OnDemandPercentageAboveBaseCapacity: 101 }), /from 0 to 100, got 101/],
    ['a base', policyOf([], { OnDemandBaseCapacity: -1 }), /at least 0, got -1/],
  ])('is refused for %s', (_what, policy, message) => {
    const { scene, create } = createMixed(policy);

    expect(create).toThrow(expect.objectContaining({ code: 'ValidationError' }));
    expect(create).toThrow(message);
    expect(scene.group()).toBeUndefined();
  });
});
