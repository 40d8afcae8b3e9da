import { DescribeSubnetsCommand, type EC2Client } from '@aws-sdk/client-ec2';

/** The default VPC's subnets, one per zone, as every AWS account has them. */
export async function defaultSubnets(ec2: EC2Client, signal: AbortSignal): Promise<string[]> {
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'default-for-az', Values: ['true'] }] }),
    { abortSignal: signal },
  );
  return Subnets.flatMap(({ SubnetId }) => SubnetId ?? []).sort();
}
