import type {
  DescribeInstanceTypesRequest,
  DescribeInstanceTypesResult,
  InstanceTypeInfo,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import { findAll } from '../../find-all.js';
import { instanceTypes, type InstanceTypeRecord } from '../../instance-types/instance-types.js';
import { presentInstanceType } from '../../instance-types/present-instance-type.js';
import { noneHave } from '../../filters/none-have.js';
import type { FilterValue } from '../../../listing/filter-items.js';
import { selectPage, type SelectRules } from '../../select-page.js';

/** Each filter looks at what is shown, so that the two never differ. */
const shown =
  (valueOf: (type: InstanceTypeInfo) => FilterValue) =>
  (type: InstanceTypeRecord): FilterValue =>
    valueOf(presentInstanceType(type));

const rules: SelectRules<InstanceTypeRecord> = {
  limits: { min: 5, max: 100 },
  table: {
    'auto-recovery-supported': shown((type) => type.AutoRecoverySupported),
    'bare-metal': shown((type) => type.BareMetal),
    'burstable-performance-supported': shown((type) => type.BurstablePerformanceSupported),
    'current-generation': shown((type) => type.CurrentGeneration),
    'ebs-info.ebs-optimized-support': shown((type) => type.EbsInfo?.EbsOptimizedSupport),
    'ebs-info.encryption-support': shown((type) => type.EbsInfo?.EncryptionSupport),
    'ebs-info.nvme-support': shown((type) => type.EbsInfo?.NvmeSupport),
    'hibernation-supported': shown((type) => type.HibernationSupported),
    hypervisor: ({ hypervisor }) => hypervisor,
    'instance-storage-supported': shown((type) => type.InstanceStorageSupported),
    'instance-type': ({ name }) => name,
    'memory-info.size-in-mib': shown((type) => type.MemoryInfo?.SizeInMiB),
    'network-info.efa-supported': shown((type) => type.NetworkInfo?.EfaSupported),
    'network-info.ena-support': shown((type) => type.NetworkInfo?.EnaSupport),
    'network-info.ipv4-addresses-per-interface': shown((type) => type.NetworkInfo?.Ipv4AddressesPerInterface),
    'network-info.ipv6-addresses-per-interface': shown((type) => type.NetworkInfo?.Ipv6AddressesPerInterface),
    'network-info.ipv6-supported': shown((type) => type.NetworkInfo?.Ipv6Supported),
    'network-info.maximum-network-cards': shown((type) => type.NetworkInfo?.MaximumNetworkCards),
    'network-info.maximum-network-interfaces': shown((type) => type.NetworkInfo?.MaximumNetworkInterfaces),
    'processor-info.supported-architecture': shown((type) => type.ProcessorInfo?.SupportedArchitectures),
    'supported-boot-mode': shown((type) => type.SupportedBootModes),
    'supported-root-device-type': shown((type) => type.SupportedRootDeviceTypes),
    'supported-usage-class': shown((type) => type.SupportedUsageClasses),
    'supported-virtualization-type': shown((type) => type.SupportedVirtualizationTypes),
    'vcpu-info.default-cores': shown((type) => type.VCpuInfo?.DefaultCores),
    'vcpu-info.default-threads-per-core': shown((type) => type.VCpuInfo?.DefaultThreadsPerCore),
    'vcpu-info.default-vcpus': ({ vcpus }) => vcpus,
    ...noneHave('instance-storage-info.disk.count', 'instance-storage-info.disk.size-in-gb'),
    ...noneHave('instance-storage-info.disk.type', 'instance-storage-info.encryption-support'),
    ...noneHave('instance-storage-info.nvme-support', 'instance-storage-info.total-size-in-gb'),
    ...noneHave('network-info.efa-info.maximum-efa-interfaces', 'network-info.bandwidth-weightings'),
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
  return { InstanceTypes: items.map(presentInstanceType), NextToken };
}
