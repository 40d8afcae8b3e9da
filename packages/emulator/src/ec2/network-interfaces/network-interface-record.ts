export interface InterfaceAttachment {
  readonly attachmentId: string;
  /** None for an interface that AWS itself uses, as a NAT gateway's. */
  readonly instanceId: string | undefined;
  readonly attachTime: Date;
  readonly isComplete: boolean;
}

export interface NetworkInterfaceRecord {
  readonly networkInterfaceId: string;
  readonly kind: 'interface' | 'nat_gateway';
  readonly subnetId: string;
  readonly vpcId: string;
  readonly zone: string;
  readonly privateIpAddress: string;
  readonly macAddress: string;
  readonly securityGroupIds: readonly string[];
  readonly description: string;
  readonly sourceDestCheck: boolean;
  readonly attachment: InterfaceAttachment | undefined;
  /** An address that the launch gave; an Elastic IP is found by its own record. */
  readonly publicIpAddress: string | undefined;
}
