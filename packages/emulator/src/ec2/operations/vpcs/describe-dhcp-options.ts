import type { DescribeDhcpOptionsRequest, DescribeDhcpOptionsResult, DhcpOptions } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { findAll } from '../../find-all.js';
import type { DhcpOptionsRecord } from '../../network/network-records.js';
import { selectPage } from '../../select-page.js';
import { tagList, tagsOf } from '../../tags/tags.js';

/**
 * The set that every VPC gets.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeDhcpOptions.html
 */
export function describeDhcpOptions(
  input: DescribeDhcpOptionsRequest,
  ec2: Ec2Context,
): DescribeDhcpOptionsResult {
  const { state, surroundings } = ec2;
  const named = findAll(state.dhcpOptions.values(), input.DhcpOptionsIds, {
    nameOf: ({ dhcpOptionsId }) => dhcpOptionsId,
    notFound: (id) =>
      new AwsError('InvalidDhcpOptionID.NotFound', `The dhcpOption ID '${id}' does not exist`),
  });
  const { items, NextToken } = selectPage(named, input, {
    tags: ({ dhcpOptionsId }) => tagsOf(state, dhcpOptionsId),
    table: {
      'dhcp-options-id': ({ dhcpOptionsId }) => dhcpOptionsId,
      key: () => Object.keys(settingsOf(surroundings.region)),
      value: () => Object.values(settingsOf(surroundings.region)),
      'owner-id': () => surroundings.account,
    },
  });
  return { DhcpOptions: items.map((options) => present(options, ec2)), NextToken };
}

const present = ({ dhcpOptionsId }: DhcpOptionsRecord, { state, surroundings }: Ec2Context): DhcpOptions => ({
  DhcpOptionsId: dhcpOptionsId,
  OwnerId: surroundings.account,
  DhcpConfigurations: Object.entries(settingsOf(surroundings.region)).map(([Key, Value]) => ({
    Key,
    Values: [{ Value }],
  })),
  Tags: tagList(state, dhcpOptionsId),
});

const settingsOf = (region: string) => ({
  'domain-name': region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`,
  'domain-name-servers': 'AmazonProvidedDNS',
});
