import type { Cidr } from '../cidr.js';

export interface VpcRecord {
  readonly vpcId: string;
  readonly cidr: Cidr;
  readonly isDefault: boolean;
  readonly dhcpOptionsId: string;
  readonly instanceTenancy: 'default' | 'dedicated' | 'host';
  readonly cidrAssociationId: string;
  readonly enableDnsSupport: boolean;
  readonly enableDnsHostnames: boolean;
  readonly enableNetworkAddressUsageMetrics: boolean;
}

export interface SubnetRecord {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly zone: string;
  readonly cidr: Cidr;
  readonly defaultForZone: boolean;
  readonly mapPublicIpOnLaunch: boolean;
  readonly hostnameType: 'ip-name' | 'resource-name';
  readonly enableResourceNameDnsARecord: boolean;
}

/** Only the set that every VPC gets. */
export interface DhcpOptionsRecord {
  readonly dhcpOptionsId: string;
}

/** A VPC's default list, which lets everything through. Which subnets it guards follows from the VPC. */
export interface NetworkAclRecord {
  readonly networkAclId: string;
  readonly vpcId: string;
}
