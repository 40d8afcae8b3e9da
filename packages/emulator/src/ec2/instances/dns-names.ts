import type { InstanceRecord } from './instance-record.js';

/** The name that AWS's own DNS would have for the private address; nothing here resolves it. */
export const privateDnsName = (
  { privateIpAddress }: Pick<InstanceRecord, 'privateIpAddress'>,
  region: string,
) => `ip-${dashed(privateIpAddress)}.${region === 'us-east-1' ? 'ec2' : `${region}.compute`}.internal`;

/** The name that AWS's own DNS would have for the public address; nothing here resolves it. */
export const publicDnsName = (address: string, region: string) =>
  `ec2-${dashed(address)}.${region === 'us-east-1' ? 'compute-1' : `${region}.compute`}.amazonaws.com`;

const dashed = (address: string) => address.replaceAll('.', '-');
