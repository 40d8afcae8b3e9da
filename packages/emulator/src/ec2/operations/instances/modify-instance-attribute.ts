import type { ModifyInstanceAttributeRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterCombination, invalidParameterValue, required } from '../../errors.js';
import { instanceTypes } from '../../instance-types/instance-types.js';
import { chooseSecurityGroups } from '../../instances/choose-security-groups.js';
import { findInstance } from '../../instances/find-instances.js';
import type { InstanceRecord } from '../../instances/instance-record.js';
import { findSubnet } from '../../network/find-network.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * Changes one attribute of an instance; the type, the user data and EBS optimization only while it is stopped. Those
 * that the emulator does not have are `UnsupportedOperation`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html
 */
export function modifyInstanceAttribute(input: ModifyInstanceAttributeRequest, ec2: Ec2Context): object {
  const instance = findInstance(ec2.state, required(input.InstanceId, 'InstanceId'));
  const { Attribute, Value } = input;
  const request = Attribute === undefined ? input : { ...input, ...asMember(Attribute, Value) };
  const names = Object.entries(request).flatMap(([name, value]) =>
    value === undefined || addressing.has(name) ? [] : [name],
  );
  const [name] = names;
  if (name === undefined) throw invalidParameterCombination('No attributes specified.');
  if (names.length > 1) {
    throw invalidParameterCombination(`Fields for multiple attribute types specified: ${names.join(', ')}`);
  }
  const modify = modifications[name];
  if (!modify)
    throw new AwsError('UnsupportedOperation', `The emulator cannot modify ${name} of an instance.`);
  const changes = modify(request, instance, ec2);
  stopIfDryRun(input);
  ec2.changes.change(instance.instanceId, changes);
  return {};
}

/** Members that say which attribute of which instance. */
const addressing = new Set(['InstanceId', 'DryRun', 'Attribute', 'Value']);

type Request = Omit<ModifyInstanceAttributeRequest, 'InstanceId'>;
type Modify = (request: Request, instance: InstanceRecord, ec2: Ec2Context) => Partial<InstanceRecord>;

const modifications: Readonly<Record<string, Modify>> = {
  DisableApiTermination: ({ DisableApiTermination }) => ({
    isProtected: DisableApiTermination?.Value ?? false,
  }),
  EbsOptimized: ({ EbsOptimized }, instance) => {
    checkIsStopped(instance);
    return { isEbsOptimized: EbsOptimized?.Value ?? false };
  },
  // Every instance has it.
  EnaSupport: (_, instance) => {
    checkIsStopped(instance);
    return {};
  },
  Groups: ({ Groups }, { subnetId }, { state }) => ({
    securityGroupIds: chooseSecurityGroups(state, { ids: Groups, names: [] }, findSubnet(state, subnetId)),
  }),
  InstanceInitiatedShutdownBehavior: ({ InstanceInitiatedShutdownBehavior }) => ({
    shutdownBehavior: readShutdown(InstanceInitiatedShutdownBehavior?.Value),
  }),
  InstanceType: ({ InstanceType }, instance) => {
    checkIsStopped(instance);
    return { instanceType: readType(InstanceType?.Value ?? '', instance) };
  },
  SourceDestCheck: ({ SourceDestCheck }) => ({ sourceDestCheck: SourceDestCheck?.Value ?? true }),
  UserData: ({ UserData }, instance) => {
    checkIsStopped(instance);
    const bytes = UserData?.Value;
    return { userData: bytes && Buffer.from(bytes).toString('base64') };
  },
};

/** `Attribute` and `Value`, as the command line says it, as the member that they mean. */
function asMember(attribute: string, value: string | undefined): Request {
  const name = attribute.slice(0, 1).toUpperCase() + attribute.slice(1);
  const isFlag = value === 'true' || value === 'false';
  return { [name]: { Value: isFlag ? value === 'true' : value } };
}

function checkIsStopped({ instanceId, state }: InstanceRecord): void {
  if (state === 'stopped') return;
  throw new AwsError('IncorrectInstanceState', `The instance '${instanceId}' is not in the 'stopped' state.`);
}

function readShutdown(value: string | undefined): 'stop' | 'terminate' {
  if (value === 'stop' || value === 'terminate') return value;
  throw invalidParameterValue(`Value (${value}) for parameter instanceInitiatedShutdownBehavior is invalid.`);
}

function readType(wanted: string, { architecture }: InstanceRecord): string {
  const type = instanceTypes.get(wanted);
  if (type?.architecture === architecture) return wanted;
  throw invalidParameterValue(`Invalid value '${wanted}' for InstanceType.`);
}
