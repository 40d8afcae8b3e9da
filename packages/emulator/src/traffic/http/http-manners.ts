/** The statuses with which a load balancer itself answers what goes wrong. */
export type GatewayStatus = 400 | 405 | 408 | 417 | 501 | 502 | 503 | 504;

/** How a kind of load balancer answers by itself. */
export interface HttpManners {
  /** How many instances are tried when connections are refused. */
  readonly connectAttempts: number;
  /** When none of those could be connected to. */
  readonly unreachable: GatewayStatus;
  /** When an instance ended a connection without an answer, or never answered one that it had. */
  readonly brokenOff: GatewayStatus;
  readonly reason: (status: GatewayStatus) => string;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: (status: GatewayStatus) => string;
}
