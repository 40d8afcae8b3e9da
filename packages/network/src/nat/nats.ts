import type * as pulumi from '@pulumi/pulumi';
import type { RouteTarget } from '../vpc/create-route-table.js';

/** The NATs of a network, whatever kind they are of. */
export interface Nats {
  /** Where private default routes lead to, by the NAT's name in the plan. */
  readonly targets: ReadonlyMap<string, RouteTarget>;
  /** Public addresses that the private tier is seen under. */
  readonly addresses: readonly pulumi.Output<string>[];
  readonly instanceIds: readonly pulumi.Output<string>[];
  readonly gatewayIds: readonly pulumi.Output<string>[];
  readonly securityGroupId: pulumi.Output<string> | undefined;
  readonly vpnProfileParameter: string | undefined;
}

export const noNats: Nats = {
  targets: new Map(),
  addresses: [],
  instanceIds: [],
  gatewayIds: [],
  securityGroupId: undefined,
  vpnProfileParameter: undefined,
};
