import type { AutoScalingGroup, MixedInstancesPolicy } from '@aws-sdk/client-auto-scaling';
import type { NewGroup } from '../../../cloud/ports.js';
import { fromNewGroup } from '../../calls/groups/from-new-group.js';
import { leftSettings } from './left-settings.js';
import { toGroup } from './to-group.js';

const policy: MixedInstancesPolicy = {
  LaunchTemplate: {
    LaunchTemplateSpecification: { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'web', Version: '$Latest' },
    Overrides: [
      { InstanceType: 'c5.large', WeightedCapacity: '2' },
      { InstanceType: 'c5.xlarge', WeightedCapacity: '4' },
    ],
  },
  InstancesDistribution: { OnDemandBaseCapacity: 2, SpotAllocationStrategy: 'price-capacity-optimized' },
};

const mixed = (MixedInstancesPolicy: MixedInstancesPolicy): AutoScalingGroup => ({
  ...{ AutoScalingGroupName: 'web', MinSize: 1, MaxSize: 9, DesiredCapacity: 6, DefaultCooldown: 300 },
  ...{ AvailabilityZones: ['us-east-1a'], HealthCheckType: 'ELB', CreatedTime: new Date(0), Tags: [] },
  ...{ LoadBalancerNames: ['web'], TargetGroupARNs: [], SuspendedProcesses: [], MixedInstancesPolicy },
  Instances: [
    {
      ...{ InstanceId: 'i-1', InstanceType: 'c5.xlarge', AvailabilityZone: 'us-east-1a' },
      ...{ LifecycleState: 'InService', HealthStatus: 'Healthy', ProtectedFromScaleIn: false },
      WeightedCapacity: '4',
      LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '7' },
    },
  ],
});

const overridden = (override: object): readonly string[] => {
  const { LaunchTemplate: template } = policy;
  const Overrides = [{ InstanceType: 'c7g.large', ...override }];
  return leftSettings(mixed({ LaunchTemplate: { ...template, Overrides } })).map(({ reason }) => reason);
};

describe('a mixed instances policy', () => {
  it('names the launch template, the types, and what each instance counts', () => {
    expect(toGroup(mixed(policy))).toMatchObject({
      launchTemplate: { id: 'lt-1', name: 'web', version: '$Latest' },
      mixedTypes: ['c5.large', 'c5.xlarge'],
      instances: [{ units: 4, launchTemplateVersion: '7' }],
      leftSettings: [],
    });
  });

  it('is carried whole, with a launch template of the release in the place of its own', () => {
    const { sourceIds, subnetIds, zones, tags, inherited } = toGroup(mixed(policy));
    const next: NewGroup = {
      ...{ name: 'web-v001', templateId: 'lt-2', templateVersion: 5, minSize: 1, maxSize: 9 },
      ...{ desiredCapacity: 6, healthCheckGraceMs: 0, hooks: [], deletionProtection: 'none' },
      ...{ sourceIds, subnetIds, zones, tags, inherited, newInstancesProtected: true },
    };

    const request = fromNewGroup(next);

    expect(request.LaunchTemplate).toBeUndefined();
    expect(request.MixedInstancesPolicy).toEqual({
      LaunchTemplate: {
        ...policy.LaunchTemplate,
        LaunchTemplateSpecification: { LaunchTemplateId: 'lt-2', Version: '5' },
      },
      InstancesDistribution: policy.InstancesDistribution,
    });
  });

  it('is refused with an override that launches something of its own', () => {
    const template = { LaunchTemplateSpecification: { LaunchTemplateId: 'lt-9' } };

    expect(overridden(template)).toEqual([
      expect.stringMatching(/^has a launch template of its own in the override `c7g.large`/),
    ]);
    expect(overridden({ ImageId: 'ami-9' })).toEqual([
      expect.stringMatching(/^has an image of its own in the override `c7g.large`/),
    ]);
    expect(overridden({ InstanceType: undefined, ImageId: 'ami-9' })).toEqual([
      expect.stringContaining('in an override of its'),
    ]);
    expect(overridden({})).toEqual([]);
  });
});
