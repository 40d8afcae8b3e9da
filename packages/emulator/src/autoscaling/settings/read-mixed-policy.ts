import type {
  InstancesDistribution,
  LaunchTemplateOverrides,
  MixedInstancesPolicy,
} from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import { notEmulated, validationError } from '../requests/errors.js';
import { readLaunchTemplate } from './read-launch-template.js';
import type { MixedPolicy, MixedType } from '../group/mixed-policy.js';

const onDemandAllocations = ['prioritized', 'lowest-price'];
const spotAllocations = [
  'lowest-price',
  'capacity-optimized',
  'capacity-optimized-prioritized',
  'price-capacity-optimized',
];

/**
 * The policy of a request; what it leaves out stays as it was, or is AWS's default.
 *
 * @throws AwsError `ValidationError` for values out of range, and for what is not emulated
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html
 */
export function readMixedPolicy(
  autoScaling: AutoScaling,
  { LaunchTemplate: template, InstancesDistribution: distribution = {} }: MixedInstancesPolicy,
  previous: MixedPolicy | undefined,
): MixedPolicy {
  const specification = template?.LaunchTemplateSpecification;
  if (!specification && !previous)
    throw validationError('MixedInstancesPolicy must contain a LaunchTemplate.');
  return {
    ...readDistribution(distribution, previous),
    ...(specification
      ? { launchTemplate: readLaunchTemplate(autoScaling, specification) }
      : pickTemplate(previous)),
    types: template?.Overrides ? readTypes(template.Overrides) : (previous?.types ?? []),
  };
}

function pickTemplate(previous: MixedPolicy | undefined): Pick<MixedPolicy, 'launchTemplate'> {
  if (previous) return { launchTemplate: previous.launchTemplate };
  throw validationError('MixedInstancesPolicy must contain a LaunchTemplate.');
}

function readDistribution(
  given: InstancesDistribution,
  previous: MixedPolicy | undefined,
): Omit<MixedPolicy, 'launchTemplate' | 'types'> {
  if (given.DistributionSegments?.length) throw notEmulated('DistributionSegments', 'leave it out.');
  return {
    onDemandBase: atLeast(
      0,
      'OnDemandBaseCapacity',
      given.OnDemandBaseCapacity ?? previous?.onDemandBase ?? 0,
    ),
    onDemandPercentAboveBase: percent(
      given.OnDemandPercentageAboveBaseCapacity ?? previous?.onDemandPercentAboveBase ?? 100,
    ),
    onDemandAllocation: oneOf(
      onDemandAllocations,
      'OnDemandAllocationStrategy',
      given.OnDemandAllocationStrategy ?? previous?.onDemandAllocation ?? 'prioritized',
    ),
    spotAllocation: oneOf(
      spotAllocations,
      'SpotAllocationStrategy',
      given.SpotAllocationStrategy ?? previous?.spotAllocation ?? 'lowest-price',
    ),
    spotInstancePools: given.SpotInstancePools ?? previous?.spotInstancePools,
    spotMaxPrice: given.SpotMaxPrice ?? previous?.spotMaxPrice,
  };
}

function readTypes(overrides: readonly LaunchTemplateOverrides[]): readonly MixedType[] {
  const types = overrides.map(readType);
  const names = types.map(({ instanceType }) => instanceType);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw validationError(`Duplicate instance type ${twice} in the overrides.`);
  if (types.some(({ weight }) => weight === undefined) && types.some(({ weight }) => weight !== undefined))
    throw validationError('WeightedCapacity must be given for all of the overrides or for none.');
  return types;
}

function readType(override: LaunchTemplateOverrides): MixedType {
  const { InstanceType: instanceType, WeightedCapacity, ...others } = override;
  const [other] = Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (other !== undefined) throw notEmulated(`${other} of an override`, 'name its InstanceType.');
  if (!instanceType) throw validationError('An override must contain an InstanceType.');
  if (WeightedCapacity === undefined) return { instanceType, weight: undefined };
  const weight = Number(WeightedCapacity);
  if (Number.isInteger(weight) && weight >= 1 && weight <= 999) return { instanceType, weight };
  throw validationError(`WeightedCapacity must be a whole number from 1 to 999, got ${WeightedCapacity}.`);
}

function oneOf(known: readonly string[], name: string, value: string): string {
  if (known.includes(value)) return value;
  throw validationError(`${name} must be one of ${known.join(', ')}, got ${value}.`);
}

function atLeast(least: number, name: string, value: number): number {
  if (value >= least) return value;
  throw validationError(`${name} must be at least ${least}, got ${value}.`);
}

function percent(value: number): number {
  if (value >= 0 && value <= 100) return value;
  throw validationError(`OnDemandPercentageAboveBaseCapacity must be from 0 to 100, got ${value}.`);
}
