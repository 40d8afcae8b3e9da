import { type AvailabilityZone, DescribeAvailabilityZonesCommand } from '@aws-sdk/client-ec2';
import type { GetAvailabilityZonesArgs } from '@pulumi/aws/getAvailabilityZones.js';
import { defineFunction } from '../terms/define-function.js';
import { equalTo, toFilters } from '../translate/to-filters.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html */
export const awsGetAvailabilityZones = defineFunction<GetAvailabilityZonesArgs>()({
  token: 'aws:index/getAvailabilityZones:getAvailabilityZones',
  inputs: ['state', 'allAvailabilityZones', 'filters', 'excludeNames', 'excludeZoneIds'],
  call: async (inputs, { clients, region, call }) => {
    const { excludeNames = [], excludeZoneIds = [], filters = [] } = inputs;
    const { AvailabilityZones = [] } = await clients.ec2.send(
      new DescribeAvailabilityZonesCommand({
        AllAvailabilityZones: inputs.allAvailabilityZones,
        Filters: toFilters([...filters, ...equalTo({ state: inputs.state })]),
      }),
      call,
    );
    const zones = AvailabilityZones.filter(
      ({ ZoneName = '', ZoneId = '' }) =>
        !excludeNames.includes(ZoneName) && !excludeZoneIds.includes(ZoneId),
    ).sort(byName);
    return {
      id: region,
      region,
      names: zones.map(({ ZoneName }) => ZoneName),
      zoneIds: zones.map(({ ZoneId }) => ZoneId),
      groupNames: [...new Set(zones.map(({ GroupName }) => GroupName))],
    };
  },
});

function byName(a: AvailabilityZone, b: AvailabilityZone): number {
  return (a.ZoneName ?? '').localeCompare(b.ZoneName ?? '');
}
