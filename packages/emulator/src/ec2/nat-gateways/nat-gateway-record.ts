export interface NatGatewayFailure {
  readonly code: string;
  readonly message: string;
}

export interface NatGatewayRecord {
  readonly natGatewayId: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly kind: 'public' | 'private';
  readonly state: 'pending' | 'failed' | 'available' | 'deleting' | 'deleted';
  readonly failure: NatGatewayFailure | undefined;
  /** The Elastic IP of a public one. */
  readonly allocationId: string | undefined;
  /** Kept after the address is free again, as AWS shows it. */
  readonly publicIp: string | undefined;
  readonly networkInterfaceId: string;
  readonly privateIp: string;
  readonly createTime: Date;
  readonly deleteTime: Date | undefined;
}
