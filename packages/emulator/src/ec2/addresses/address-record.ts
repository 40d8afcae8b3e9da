/** How an Elastic IP is bound to a network interface. */
export interface AddressAssociation {
  readonly associationId: string;
  readonly networkInterfaceId: string;
  readonly privateIpAddress: string;
  /** None for a NAT gateway's interface. */
  readonly instanceId: string | undefined;
}

/** An Elastic IP. */
export interface AddressRecord {
  readonly allocationId: string;
  readonly publicIp: string;
  readonly association: AddressAssociation | undefined;
}
