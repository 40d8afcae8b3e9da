import { AwsError } from '../../service/aws-error.js';
import type { Ec2State } from '../state.js';
import type { SubnetRecord, VpcRecord } from './network-records.js';

export const notFoundSubnet = (subnetId: string) =>
  new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${subnetId}' does not exist`);

export const notFoundVpc = (vpcId: string) =>
  new AwsError('InvalidVpcID.NotFound', `The vpc ID '${vpcId}' does not exist`);

/** Throws `InvalidSubnetID.NotFound`. */
export function findSubnet({ subnets }: Ec2State, subnetId: string): SubnetRecord {
  const subnet = subnets.get(subnetId);
  if (subnet) return subnet;
  throw notFoundSubnet(subnetId);
}

/** Throws `InvalidVpcID.NotFound`. */
export function findVpc({ vpcs }: Ec2State, vpcId: string): VpcRecord {
  const vpc = vpcs.get(vpcId);
  if (vpc) return vpc;
  throw notFoundVpc(vpcId);
}

/** The account's default VPC. Throws `VPCIdNotSpecified` when it has none. */
export function findDefaultVpc({ vpcs }: Ec2State): VpcRecord {
  const vpc = [...vpcs.values()].find(({ isDefault }) => isDefault);
  if (vpc) return vpc;
  throw new AwsError('VPCIdNotSpecified', 'No default VPC for this user');
}

/** The default subnet of a zone, or of the first zone that has one. Throws `MissingInput` when there is none. */
export function findDefaultSubnet({ subnets }: Ec2State, zone: string | undefined): SubnetRecord {
  const subnet = [...subnets.values()].find(
    (one) => one.defaultForZone && (zone === undefined || one.zone === zone),
  );
  if (subnet) return subnet;
  throw new AwsError('MissingInput', `No subnets found for the default VPC${zone ? ` in '${zone}'` : ''}.`);
}
