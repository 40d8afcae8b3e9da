import type { InstanceRequirements, MixedInstancesPolicy } from '@aws-sdk/client-auto-scaling';
import type { GroupArgs } from '@pulumi/aws/autoscaling/group.js';
import type { Unwrap } from '@pulumi/pulumi';
import { toAws } from './to-aws.js';

type Policy = NonNullable<Unwrap<GroupArgs>['mixedInstancesPolicy']>;
type Override = NonNullable<Policy['launchTemplate']['overrides']>[number];
type Template = NonNullable<Override['launchTemplateSpecification']>;

/** What AWS spells otherwise than with a capital letter. */
const spelled = {
  vcpuCount: 'VCpuCount',
  memoryMib: 'MemoryMiB',
  memoryGibPerVcpu: 'MemoryGiBPerVCpu',
  acceleratorTotalMemoryMib: 'AcceleratorTotalMemoryMiB',
  totalLocalStorageGb: 'TotalLocalStorageGB',
} as const satisfies Readonly<Record<string, keyof InstanceRequirements>>;

/** A mixed instances policy as Auto Scaling wants it. */
export function mixedInstancesPolicy({
  instancesDistribution,
  launchTemplate,
}: Policy): MixedInstancesPolicy {
  const { launchTemplateSpecification, overrides } = launchTemplate;
  return {
    InstancesDistribution: toAws(instancesDistribution),
    LaunchTemplate: {
      LaunchTemplateSpecification: template(launchTemplateSpecification),
      Overrides: overrides?.map((override) => ({
        InstanceType: override.instanceType,
        WeightedCapacity: override.weightedCapacity,
        LaunchTemplateSpecification: template(override.launchTemplateSpecification),
        InstanceRequirements: requirements(override.instanceRequirements),
      })),
    },
  };
}

/** By its id where the program names both, which are the same template's; AWS takes one of them. */
function template(specification: Template | undefined) {
  if (specification === undefined) return undefined;
  const { launchTemplateId: id, launchTemplateName: name, version } = specification;
  return { LaunchTemplateId: id, LaunchTemplateName: id === undefined ? name : undefined, Version: version };
}

function requirements(wanted: Override['instanceRequirements']): InstanceRequirements | undefined {
  const names: Readonly<Record<string, string>> = spelled;
  return (
    wanted &&
    toAws(Object.fromEntries(Object.entries(wanted).map(([key, value]) => [names[key] ?? key, value])))
  );
}
