import type {
  DescribeInstanceAttributeRequest,
  InstanceAttribute,
  InstanceAttributeName,
} from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue, required } from '../../errors.js';
import { findInstance } from '../../instances/find-instances.js';
import type { InstanceRecord } from '../../instances/instance-record.js';
import { presentMappings } from '../../instances/present-instance.js';
import { rootDevice } from '../../volumes/root-volume.js';

type AttributeOf = (instance: InstanceRecord) => Omit<InstanceAttribute, 'InstanceId'>;

const attributes: Partial<Record<InstanceAttributeName, AttributeOf>> = {
  blockDeviceMapping: (instance) => ({ BlockDeviceMappings: presentMappings(instance) }),
  disableApiStop: () => ({ DisableApiStop: { Value: false } }),
  disableApiTermination: ({ isProtected }) => ({ DisableApiTermination: { Value: isProtected } }),
  ebsOptimized: ({ isEbsOptimized }) => ({ EbsOptimized: { Value: isEbsOptimized } }),
  enaSupport: () => ({ EnaSupport: { Value: true } }),
  enclaveOptions: () => ({ EnclaveOptions: { Enabled: false } }),
  groupSet: ({ securityGroupIds }) => ({ Groups: securityGroupIds.map((GroupId) => ({ GroupId })) }),
  instanceInitiatedShutdownBehavior: ({ shutdownBehavior }) => ({
    InstanceInitiatedShutdownBehavior: { Value: shutdownBehavior },
  }),
  instanceType: ({ instanceType }) => ({ InstanceType: { Value: instanceType } }),
  kernel: () => ({}),
  productCodes: () => ({ ProductCodes: [] }),
  ramdisk: () => ({}),
  rootDeviceName: () => ({ RootDeviceName: { Value: rootDevice } }),
  sourceDestCheck: ({ sourceDestCheck }) => ({ SourceDestCheck: { Value: sourceDestCheck } }),
  sriovNetSupport: () => ({}),
  userData: ({ userData }) => ({ UserData: { Value: userData } }),
};

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceAttribute.html */
export function describeInstanceAttribute(
  input: DescribeInstanceAttributeRequest,
  { state }: Ec2Context,
): InstanceAttribute {
  const instance = findInstance(state, required(input.InstanceId, 'InstanceId'));
  const name = required(input.Attribute, 'Attribute');
  const attributeOf = attributes[name];
  if (!attributeOf)
    throw invalidParameterValue(`Value (${name}) for parameter attribute is invalid. Unknown attribute.`);
  return { InstanceId: instance.instanceId, ...attributeOf(instance) };
}
