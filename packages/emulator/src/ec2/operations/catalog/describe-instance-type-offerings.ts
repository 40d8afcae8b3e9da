import type {
  _InstanceType,
  DescribeInstanceTypeOfferingsRequest,
  DescribeInstanceTypeOfferingsResult,
  LocationType,
} from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { instanceTypes } from '../../instance-types/instance-types.js';
import { selectPage } from '../../select-page.js';
import { zoneId } from '../../zones/zone-id.js';

/**
 * Every type in every zone.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypeOfferings.html
 */
export function describeInstanceTypeOfferings(
  input: DescribeInstanceTypeOfferingsRequest,
  ec2: Ec2Context,
): DescribeInstanceTypeOfferingsResult {
  const LocationType = input.LocationType ?? 'region';
  const offerings = locationsOf(LocationType, ec2).flatMap((Location) =>
    // The table of types holds AWS's own names.
    [...instanceTypes.keys()].map((name) => ({
      InstanceType: name as _InstanceType,
      LocationType,
      Location,
    })),
  );
  const { items, NextToken } = selectPage(offerings, input, {
    table: { 'instance-type': ({ InstanceType }) => InstanceType, location: ({ Location }) => Location },
  });
  return { InstanceTypeOfferings: [...items], NextToken };
}

function locationsOf(type: LocationType, { surroundings: { region, zones } }: Ec2Context): readonly string[] {
  if (type === 'availability-zone') return zones;
  if (type === 'availability-zone-id') return zones.map((zone) => zoneId(region, zone));
  return type === 'region' ? [region] : [];
}
