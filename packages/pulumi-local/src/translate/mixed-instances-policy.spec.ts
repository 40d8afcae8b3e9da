import { mixedInstancesPolicy } from './mixed-instances-policy.js';

const launchTemplateSpecification = { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '3' };

describe('mixedInstancesPolicy', () => {
  it('names the template by its id, and has weights and the distribution as they are written', () => {
    const policy = mixedInstancesPolicy({
      instancesDistribution: { onDemandBaseCapacity: 2, spotAllocationStrategy: 'price-capacity-optimized' },
      launchTemplate: {
        launchTemplateSpecification,
        overrides: [{ instanceType: 't3.medium', weightedCapacity: '4' }, { instanceType: 't3.small' }],
      },
    });

    expect(JSON.parse(JSON.stringify(policy))).toEqual({
      InstancesDistribution: { OnDemandBaseCapacity: 2, SpotAllocationStrategy: 'price-capacity-optimized' },
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateId: 'lt-1', Version: '3' },
        Overrides: [{ InstanceType: 't3.medium', WeightedCapacity: '4' }, { InstanceType: 't3.small' }],
      },
    });
  });

  it('spells requirements of instances as AWS does', () => {
    const policy = mixedInstancesPolicy({
      launchTemplate: {
        launchTemplateSpecification,
        overrides: [
          {
            instanceRequirements: {
              vcpuCount: { min: 2 },
              memoryMib: { min: 4096, max: 8192 },
              bareMetal: 'excluded',
            },
          },
        ],
      },
    });

    expect(policy.LaunchTemplate?.Overrides?.[0]?.InstanceRequirements).toEqual({
      VCpuCount: { Min: 2 },
      MemoryMiB: { Min: 4096, Max: 8192 },
      BareMetal: 'excluded',
    });
  });
});
