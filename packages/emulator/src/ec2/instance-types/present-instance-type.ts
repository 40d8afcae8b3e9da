import type { _InstanceType, EbsInfo, InstanceTypeInfo, NetworkInfo } from '@aws-sdk/client-ec2';
import type { InstanceTypeRecord } from './instance-types.js';
import { interfaceLimits } from './interface-limits.js';

/**
 * A type as `DescribeInstanceTypes` shows it. What it can do here is said; how fast AWS's are (bandwidth, IOPS, clock
 * speed) is left out.
 */
export const presentInstanceType = (type: InstanceTypeRecord): InstanceTypeInfo => ({
  // The table's names are AWS's.
  InstanceType: type.name as _InstanceType,
  AutoRecoverySupported: type.isCurrent,
  BareMetal: false,
  BurstablePerformanceSupported: type.isBurstable,
  CurrentGeneration: type.isCurrent,
  EbsInfo: presentEbs(type),
  HibernationSupported: false,
  Hypervisor: type.hypervisor,
  InstanceStorageSupported: false,
  MemoryInfo: { SizeInMiB: type.memoryMiB },
  NetworkInfo: presentNetwork(type),
  PlacementGroupInfo: {
    SupportedStrategies: type.isBurstable ? ['partition', 'spread'] : ['cluster', 'partition', 'spread'],
  },
  ProcessorInfo: { SupportedArchitectures: [type.architecture] },
  SupportedBootModes: bootModesOf(type),
  SupportedRootDeviceTypes: ['ebs'],
  SupportedUsageClasses: ['on-demand', 'spot'],
  SupportedVirtualizationTypes: ['hvm'],
  VCpuInfo: {
    DefaultVCpus: type.vcpus,
    DefaultCores: Math.max(1, type.vcpus / type.threadsPerCore),
    DefaultThreadsPerCore: type.threadsPerCore,
  },
});

const presentEbs = ({ hypervisor }: InstanceTypeRecord): EbsInfo => ({
  EbsOptimizedSupport: hypervisor === 'nitro' ? 'default' : 'unsupported',
  EncryptionSupport: 'supported',
  NvmeSupport: hypervisor === 'nitro' ? 'required' : 'unsupported',
});

function presentNetwork(type: InstanceTypeRecord): NetworkInfo {
  const { interfaces, addresses } = interfaceLimits(type);
  return {
    DefaultNetworkCardIndex: 0,
    EfaSupported: false,
    EnaSupport: type.hypervisor === 'nitro' ? 'required' : 'unsupported',
    Ipv4AddressesPerInterface: addresses,
    Ipv6AddressesPerInterface: type.isCurrent ? addresses : 0,
    Ipv6Supported: type.isCurrent,
    MaximumNetworkCards: 1,
    MaximumNetworkInterfaces: interfaces,
    NetworkCards: [{ NetworkCardIndex: 0, MaximumNetworkInterfaces: interfaces }],
  };
}

function bootModesOf({
  architecture,
  hypervisor,
}: InstanceTypeRecord): InstanceTypeInfo['SupportedBootModes'] {
  if (architecture === 'arm64') return ['uefi'];
  return hypervisor === 'nitro' ? ['legacy-bios', 'uefi'] : ['legacy-bios'];
}
