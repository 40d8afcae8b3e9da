import { AwsError } from '../../aws-error.js';
import type { Ec2Context } from '../ec2-context.js';
import { findPrivateAddress } from '../find-private-address.js';
import { takenAddresses } from '../network/free-addresses.js';
import type { SubnetRecord } from '../network/network-records.js';
import type { Ec2State } from '../state.js';
import { addTags } from '../tags/tags.js';
import type { InstanceRecord } from './instance-record.js';
import type { LaunchPlan } from './plan-launch.js';

export interface AddRequest {
  readonly plan: LaunchPlan;
  readonly count: number;
  readonly tags: ReadonlyMap<string, string>;
  readonly clientToken?: string | undefined;
}

/** Adds the instances of a reservation, `pending`, and lets them boot. */
export function addInstances(ec2: Ec2Context, request: AddRequest): readonly InstanceRecord[] {
  const reservationId = ec2.surroundings.newId('r');
  const launchTime = ec2.surroundings.time.now();
  return Array.from({ length: request.count }, (_, launchIndex) => {
    const instance = createInstance(ec2, request, { reservationId, launchTime, launchIndex });
    addTags(ec2.state, instance.instanceId, request.tags);
    ec2.changes.add(instance);
    ec2.machines.boot(instance);
    return instance;
  });
}

function createInstance(
  { state, surroundings, machines }: Ec2Context,
  { plan, clientToken }: AddRequest,
  reservation: Pick<InstanceRecord, 'reservationId' | 'launchTime' | 'launchIndex'>,
): InstanceRecord {
  const { image, instanceType, subnet, securityGroupIds, parameters } = plan;
  const networkInterfaceId = surroundings.newId('eni');
  const hostAddress = machines.takeAddress();
  return {
    ...reservation,
    ...optionsOf(plan, surroundings.account),
    instanceId: surroundings.newId('i'),
    clientToken,
    imageId: image.imageId,
    program: image.program,
    architecture: image.architecture,
    instanceType,
    subnetId: subnet.subnetId,
    vpcId: subnet.vpcId,
    zone: subnet.zone,
    privateIpAddress: freeAddress(state, subnet),
    hostAddress,
    publicIpAddress: plan.hasPublicAddress ? hostAddress : undefined,
    networkInterfaceId,
    macAddress: macOf(networkInterfaceId),
    securityGroupIds,
    keyName: parameters.KeyName,
    userData: parameters.UserData,
    runningSince: undefined,
    state: 'pending',
    stateReason: undefined,
    transitionReason: '',
  };
}

function optionsOf({ parameters }: LaunchPlan, account: string) {
  const { IamInstanceProfile: profile } = parameters;
  const nameArn = profile?.Name && `arn:aws:iam::${account}:instance-profile/${profile.Name}`;
  return {
    instanceProfileArn: profile?.Arn ?? (nameArn || undefined),
    hasMetadataTags: parameters.MetadataOptions?.InstanceMetadataTags === 'enabled',
    isMonitored: parameters.Monitoring?.Enabled ?? false,
    isEbsOptimized: parameters.EbsOptimized ?? false,
    isProtected: parameters.DisableApiTermination ?? false,
    shutdownBehavior: parameters.InstanceInitiatedShutdownBehavior ?? 'stop',
  } as const;
}

function freeAddress(state: Ec2State, { subnetId, cidr }: SubnetRecord): string {
  const address = findPrivateAddress(cidr, takenAddresses(state, subnetId));
  if (address !== undefined) return address;
  throw noFreeAddresses(subnetId);
}

export const noFreeAddresses = (subnetId: string) =>
  new AwsError(
    'InsufficientFreeAddressesInSubnet',
    `There are not enough free addresses in subnet '${subnetId}' to satisfy the requested number of instances.`,
  );

/** A locally administered address out of the interface's id. */
const macOf = (networkInterfaceId: string) =>
  ['02', ...(networkInterfaceId.replace('eni-', '').padEnd(10, '0').match(/../g) ?? []).slice(0, 5)].join(
    ':',
  );
