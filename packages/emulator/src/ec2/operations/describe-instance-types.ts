import type {
  _InstanceType,
  DescribeInstanceTypesRequest,
  DescribeInstanceTypesResult,
  InstanceTypeInfo,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../aws-error.js';
import { findAll } from '../find-all.js';
import { instanceTypes, type InstanceTypeRecord } from '../instance-types/instance-types.js';
import { selectPage, type SelectRules } from '../select-page.js';

const rules: SelectRules<InstanceTypeRecord> = {
  limits: { min: 5, max: 100 },
  table: {
    'instance-type': ({ name }) => name,
    'bare-metal': () => false,
    'burstable-performance-supported': ({ isBurstable }) => isBurstable,
    'current-generation': ({ isCurrent }) => isCurrent,
    hypervisor: ({ hypervisor }) => hypervisor,
    'instance-storage-supported': () => false,
    'memory-info.size-in-mib': ({ memoryMiB }) => memoryMiB,
    'processor-info.supported-architecture': ({ architecture }) => architecture,
    'supported-root-device-type': () => 'ebs',
    'supported-usage-class': () => 'on-demand',
    'supported-virtualization-type': () => 'hvm',
    'vcpu-info.default-cores': (type) => coresOf(type),
    'vcpu-info.default-threads-per-core': ({ threadsPerCore }) => threadsPerCore,
    'vcpu-info.default-vcpus': ({ vcpus }) => vcpus,
  },
};

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html */
export function describeInstanceTypes(input: DescribeInstanceTypesRequest): DescribeInstanceTypesResult {
  const named = findAll(instanceTypes.values(), input.InstanceTypes, {
    nameOf: ({ name }) => name,
    notFound: (name) =>
      new AwsError('InvalidInstanceType', `The following supplied instance types do not exist: [${name}]`),
  });
  const { items, NextToken } = selectPage(named, input, rules);
  return { InstanceTypes: items.map(presentType), NextToken };
}

const coresOf = ({ vcpus, threadsPerCore }: InstanceTypeRecord) => Math.max(1, vcpus / threadsPerCore);

const presentType = (type: InstanceTypeRecord): InstanceTypeInfo => ({
  // The table's names are AWS's.
  InstanceType: type.name as _InstanceType,
  CurrentGeneration: type.isCurrent,
  BareMetal: false,
  BurstablePerformanceSupported: type.isBurstable,
  Hypervisor: type.hypervisor,
  InstanceStorageSupported: false,
  MemoryInfo: { SizeInMiB: type.memoryMiB },
  ProcessorInfo: { SupportedArchitectures: [type.architecture] },
  SupportedRootDeviceTypes: ['ebs'],
  SupportedUsageClasses: ['on-demand'],
  SupportedVirtualizationTypes: ['hvm'],
  VCpuInfo: {
    DefaultVCpus: type.vcpus,
    DefaultCores: coresOf(type),
    DefaultThreadsPerCore: type.threadsPerCore,
  },
});
