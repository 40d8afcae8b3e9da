import type { MixedInstancesPolicy } from '@aws-sdk/client-auto-scaling';
import type { MixedPolicy } from '../group/mixed-policy.js';

/** A policy as it is described with its group. */
export const describeMixedPolicy = (policy: MixedPolicy): MixedInstancesPolicy => ({
  LaunchTemplate: {
    LaunchTemplateSpecification: {
      LaunchTemplateId: policy.launchTemplate.id,
      LaunchTemplateName: policy.launchTemplate.name,
      Version: policy.launchTemplate.version,
    },
    Overrides: policy.types.map(({ instanceType, weight }) => ({
      InstanceType: instanceType,
      ...(weight === undefined ? {} : { WeightedCapacity: String(weight) }),
    })),
  },
  InstancesDistribution: {
    OnDemandAllocationStrategy: policy.onDemandAllocation,
    OnDemandBaseCapacity: policy.onDemandBase,
    OnDemandPercentageAboveBaseCapacity: policy.onDemandPercentAboveBase,
    SpotAllocationStrategy: policy.spotAllocation,
    SpotInstancePools: policy.spotInstancePools,
    SpotMaxPrice: policy.spotMaxPrice,
  },
});
