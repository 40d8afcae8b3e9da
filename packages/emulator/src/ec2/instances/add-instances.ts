import type { Ec2Context } from '../ec2-context.js';
import { programOf } from '../images/image-environment.js';
import { macOf } from '../network-interfaces/mac-of.js';
import { freeAddress } from '../network/free-address.js';
import { addTags } from '../tags/tags.js';
import type { InstanceRecord } from './instance-record.js';
import { launchTags } from './launch-tags.js';
import type { LaunchPlan } from './plan-launch.js';

export interface AddRequest {
  readonly plan: LaunchPlan;
  readonly count: number;
  /** Tags of the instances; those of their parts are in the plan's parameters. */
  readonly tags: ReadonlyMap<string, string>;
  readonly clientToken?: string | undefined;
}

/** Adds the instances of a reservation, `pending`, and lets them boot. */
export function addInstances(ec2: Ec2Context, request: AddRequest): readonly InstanceRecord[] {
  const reservationId = ec2.surroundings.newId('r');
  const launchTime = ec2.surroundings.time.now();
  return Array.from({ length: request.count }, (_, launchIndex) => {
    const instance = createInstance(ec2, request, { reservationId, launchTime, launchIndex });
    tagParts(ec2, instance, request);
    ec2.changes.add(instance);
    ec2.machines.boot(instance);
    return instance;
  });
}

function createInstance(
  { state, surroundings, host }: Ec2Context,
  { plan, clientToken }: AddRequest,
  reservation: Pick<InstanceRecord, 'reservationId' | 'launchTime' | 'launchIndex'>,
): InstanceRecord {
  const { image, instanceType, subnet, securityGroupIds, parameters } = plan;
  const networkInterfaceId = surroundings.newId('eni');
  const hostAddress = host.takeAddress();
  const options = optionsOf(plan);
  // Each member by its name: spreading into an object of so many is what takes longest where there are thousands.
  return {
    reservationId: reservation.reservationId,
    launchTime: reservation.launchTime,
    launchIndex: reservation.launchIndex,
    instanceProfileArn: options.instanceProfileArn,
    cpuCredits: options.cpuCredits,
    hasMetadataTags: options.hasMetadataTags,
    metadataHopLimit: options.metadataHopLimit,
    isMonitored: options.isMonitored,
    isEbsOptimized: options.isEbsOptimized,
    isProtected: options.isProtected,
    shutdownBehavior: options.shutdownBehavior,
    instanceId: surroundings.newId('i'),
    clientToken,
    imageId: image.imageId,
    program: programOf(state, image),
    architecture: image.architecture,
    instanceType,
    subnetId: subnet.subnetId,
    vpcId: subnet.vpcId,
    zone: subnet.zone,
    privateIpAddress: freeAddress(state, subnet),
    hostAddress,
    hasOwnPublicAddress: plan.hasPublicAddress,
    publicIpAddress: plan.hasPublicAddress ? hostAddress : undefined,
    networkInterfaceId,
    macAddress: macOf(networkInterfaceId),
    securityGroupIds,
    sourceDestCheck: true,
    rootVolumeId: surroundings.newId('vol'),
    rootVolume: plan.rootVolume,
    rootSnapshotId: image.rootSnapshotId,
    keyName: parameters.KeyName,
    userData: parameters.UserData,
    spotRequestId: isSpot(parameters) ? surroundings.newId('sir') : undefined,
    runningSince: undefined,
    state: 'pending',
    stateReason: undefined,
    transitionReason: '',
  };
}

const isSpot = ({ InstanceMarketOptions }: LaunchPlan['parameters']) =>
  InstanceMarketOptions?.MarketType === 'spot';

function tagParts(
  { state }: Ec2Context,
  { instanceId, rootVolumeId, networkInterfaceId }: InstanceRecord,
  { plan, tags }: AddRequest,
): void {
  const { TagSpecifications: specified } = plan.parameters;
  addTags(state, instanceId, tags);
  addTags(state, rootVolumeId, launchTags(specified, 'volume'));
  addTags(state, networkInterfaceId, launchTags(specified, 'network-interface'));
}

function optionsOf({ parameters, instanceProfileArn }: LaunchPlan) {
  return {
    instanceProfileArn,
    cpuCredits: parameters.CreditSpecification?.CpuCredits,
    hasMetadataTags: parameters.MetadataOptions?.InstanceMetadataTags === 'enabled',
    metadataHopLimit: parameters.MetadataOptions?.HttpPutResponseHopLimit ?? 1,
    isMonitored: parameters.Monitoring?.Enabled ?? false,
    isEbsOptimized: parameters.EbsOptimized ?? false,
    isProtected: parameters.DisableApiTermination ?? false,
    shutdownBehavior: parameters.InstanceInitiatedShutdownBehavior ?? 'stop',
  } as const;
}
