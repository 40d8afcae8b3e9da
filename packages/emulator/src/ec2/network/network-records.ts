import type { Cidr } from '../cidr.js';

export interface VpcRecord {
  readonly vpcId: string;
  readonly cidr: Cidr;
  readonly isDefault: boolean;
  readonly dhcpOptionsId: string;
  readonly instanceTenancy: 'default' | 'dedicated' | 'host';
  readonly cidrAssociationId: string;
}

export interface SubnetRecord {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly zone: string;
  readonly cidr: Cidr;
  readonly defaultForZone: boolean;
  readonly mapPublicIpOnLaunch: boolean;
}
