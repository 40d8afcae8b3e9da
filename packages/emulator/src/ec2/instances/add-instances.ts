import type { Ec2Context } from '../ec2-context.js';
import { programOf } from '../images/image-environment.js';
import { macOf } from '../network-interfaces/mac-of.js';
import { freeAddress } from '../network/free-address.js';
import { addTags } from '../tags/tags.js';
import type { InstanceRecord } from './instance-record.js';
import { inTurns } from '../../time/in-turns.js';
import { launchTags } from './launch-tags.js';
import type { LaunchPlan } from './plan-launch.js';
import { vcpusOfType } from './vcpu-count.js';

export interface AddRequest {
  readonly plan: LaunchPlan;
  readonly count: number;
  /** Tags of the instances; those of their parts are in the plan's parameters. */
  readonly tags: ReadonlyMap<string, string>;
  readonly clientToken?: string | undefined;
}

/**
 * Adds the instances of a reservation, `pending`, and lets them boot: as many at once as no other request has to wait
 * for. The vCPUs of the rest are held from the start.
 */
export async function addInstances(ec2: Ec2Context, request: AddRequest): Promise<readonly InstanceRecord[]> {
  const { count, plan } = request;
  const add = adding(ec2, request);
  const instances: InstanceRecord[] = [];
  const vcpusOf = (some: number) => some * vcpusOfType(plan.instanceType);
  let held = vcpusOf(count);
  ec2.state.vcpus.hold(held);
  try {
    await inTurns({ count, perTurn: LAUNCHES_PER_TURN }, (from, to) => {
      ec2.state.vcpus.hold(-vcpusOf(to - from));
      held -= vcpusOf(to - from);
      for (let index = from; index < to; index += 1) instances.push(add(index));
    });
  } catch (error) {
    // Another launch took the last addresses meanwhile: it is all of them or none.
    for (const { instanceId } of instances) ec2.machines.terminate(instanceId);
    throw error;
  } finally {
    ec2.state.vcpus.hold(-held);
  }
  return instances;
}

/** About ten milliseconds. */
const LAUNCHES_PER_TURN = 50;

/** Adds the one instance of a launch, `pending`, and lets it boot. */
export const addInstance = (ec2: Ec2Context, request: Omit<AddRequest, 'count'>): InstanceRecord =>
  adding(ec2, request)(0);

function adding(ec2: Ec2Context, request: Omit<AddRequest, 'count'>) {
  const reservationId = ec2.surroundings.newId('r');
  const launchTime = ec2.surroundings.time.now();
  return (launchIndex: number): InstanceRecord => {
    const instance = createInstance(ec2, request, { reservationId, launchTime, launchIndex });
    tagParts(ec2, instance, request);
    ec2.changes.add(instance);
    ec2.machines.boot(instance);
    return instance;
  };
}

function createInstance(
  { state, surroundings, host }: Ec2Context,
  { plan, clientToken }: Omit<AddRequest, 'count'>,
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
    publicKey: plan.publicKey,
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
  { plan, tags }: Omit<AddRequest, 'count'>,
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
