import type { DescribeRegionsRequest, DescribeRegionsResult } from '@aws-sdk/client-ec2';
import { filterItems } from '../../../listing/filter-items.js';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue } from '../../errors.js';
import { findAll } from '../../find-all.js';

/**
 * The one region that is emulated.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html
 */
export function describeRegions(
  input: DescribeRegionsRequest,
  { surroundings: { region } }: Ec2Context,
): DescribeRegionsResult {
  const named = findAll([region], input.RegionNames, {
    nameOf: (name) => name,
    notFound: (name) => invalidParameterValue(`Invalid region provided: ${name}`),
  });
  const table = {
    'region-name': (name: string) => name,
    endpoint: endpointOf,
    'opt-in-status': () => 'opt-in-not-required',
  };
  const regions = filterItems(named, input.Filters, { table });
  return {
    Regions: regions.map((RegionName) => ({
      RegionName,
      Endpoint: endpointOf(RegionName),
      OptInStatus: 'opt-in-not-required',
    })),
  };
}

const endpointOf = (region: string) => `ec2.${region}.amazonaws.com`;
