import type { UpdateAutoScalingGroupType } from '@aws-sdk/client-auto-scaling';
import type { SubnetView } from '../../service/ports.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import { validationError } from '../requests/errors.js';
import { zonesOf, type GroupSettings } from '../group/group.js';

export type SubnetsInput = Pick<UpdateAutoScalingGroupType, 'VPCZoneIdentifier' | 'AvailabilityZones'>;
export type SubnetSettings = Pick<GroupSettings, 'subnets' | 'hasVpcZoneIdentifier'>;

/**
 * The subnets that a request names, or the default subnets of the zones that it names, or those of before.
 * @throws AwsError `ValidationError` for what does not exist, and when there is none at all
 */
export function readSubnets(
  autoScaling: AutoScaling,
  { VPCZoneIdentifier = '', AvailabilityZones = [] }: SubnetsInput,
  previous: SubnetSettings | undefined,
): SubnetSettings {
  const subnetIds = VPCZoneIdentifier.split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (subnetIds.length > 0) {
    const subnets = subnetIds.map((id) => findSubnet(autoScaling, id));
    checkZones(subnets, AvailabilityZones);
    return { subnets, hasVpcZoneIdentifier: true };
  }
  if (AvailabilityZones.length > 0) {
    return { subnets: defaultSubnets(autoScaling, AvailabilityZones), hasVpcZoneIdentifier: false };
  }
  if (previous) return previous;
  throw validationError('At least one Availability Zone or VPC Subnet is required.');
}

function findSubnet({ instances }: AutoScaling, id: string): SubnetView {
  const subnet = instances.subnet(id);
  if (!subnet) throw validationError(`The subnet ID '${id}' does not exist`);
  return subnet;
}

function defaultSubnets(
  { instances, surroundings }: AutoScaling,
  zones: readonly string[],
): readonly SubnetView[] {
  const unknown = zones.filter((zone) => !surroundings.zones.includes(zone));
  if (unknown.length > 0) throw validationError(`Invalid availability zones: [${unknown.join(', ')}]`);
  return [...new Set(zones)].map((zone) => {
    const subnet = instances.defaultSubnet(zone);
    if (!subnet) throw validationError(`No default subnet for availability zone: '${zone}'.`);
    return subnet;
  });
}

function checkZones(subnets: readonly SubnetView[], zones: readonly string[]): void {
  const ofSubnets = zonesOf({ subnets });
  if (zones.length === 0 || [...new Set(zones)].sort().join() === [...ofSubnets].sort().join()) return;
  throw validationError(
    'The availability zones of the specified subnets and the Auto Scaling group do not match',
  );
}
