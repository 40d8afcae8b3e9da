export interface InternetGatewayRecord {
  readonly internetGatewayId: string;
  /** The one VPC that it is attached to, if any. */
  readonly vpcId: string | undefined;
}
