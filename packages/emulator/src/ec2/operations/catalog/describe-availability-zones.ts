import type {
  AvailabilityZone,
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult,
} from '@aws-sdk/client-ec2';
import { noneHave } from '../../filters/none-have.js';
import { filterItems } from '../../../listing/filter-items.js';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue } from '../../errors.js';
import { findAll } from '../../find-all.js';
import { zoneId } from '../../zones/zone-id.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html */
export function describeAvailabilityZones(
  input: DescribeAvailabilityZonesRequest,
  { surroundings: { region, zones } }: Ec2Context,
): DescribeAvailabilityZonesResult {
  const notFound = (name: string) => invalidParameterValue(`Invalid availability zone: [${name}]`);
  const named = findAll(zones, input.ZoneNames, { nameOf: (zone) => zone, notFound });
  const withIds = findAll(named, input.ZoneIds, { nameOf: (zone) => zoneId(region, zone), notFound });
  const table = {
    'zone-name': (zone: string) => zone,
    'zone-id': (zone: string) => zoneId(region, zone),
    'zone-type': () => 'availability-zone',
    'region-name': () => region,
    'group-name': () => `${region}-zg-1`,
    'network-border-group': () => region,
    'opt-in-status': () => 'opt-in-not-required',
    state: () => 'available',
    ...noneHave('message', 'parent-zone-id', 'parent-zone-name'),
  };
  const zonesLeft = filterItems(withIds, input.Filters, { table });
  return { AvailabilityZones: zonesLeft.map((zone) => presentZone(region, zone)) };
}

const presentZone = (region: string, zone: string): AvailabilityZone => ({
  ZoneName: zone,
  ZoneId: zoneId(region, zone),
  ZoneType: 'availability-zone',
  RegionName: region,
  GroupName: `${region}-zg-1`,
  NetworkBorderGroup: region,
  OptInStatus: 'opt-in-not-required',
  State: 'available',
  Messages: [],
});
