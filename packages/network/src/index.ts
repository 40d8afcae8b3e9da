export { Network } from './component/network.js';
export type { NatCost, NatCostPart } from './costs/nat-costs.js';
export type { HourlyPrice } from './costs/nat-prices.js';
export { formatNetworkPlan } from './plan/format-network-plan.js';
export type {
  DefaultRoute,
  NetworkPlan,
  PlannedNat,
  PlannedRouteTable,
  PlannedSubnet,
  PlannedVpn,
} from './plan/network-plan.js';
export { planNetwork } from './plan/plan-network.js';
export {
  isNetworkPlanError,
  type NetworkIssue,
  NetworkPlanError,
  type NetworkPlanErrorCode,
} from './terms/errors.js';
export type { ImageFilter, NatImage } from './terms/nat-image.js';
export type { NetworkArgs } from './terms/network-args.js';
export type {
  NatGatewayOptions,
  NatInstanceOptions,
  NatOptions,
  NetworkOptions,
  NetworkPlanOptions,
  NoNatOptions,
  SubnetTier,
  VpnOptions,
} from './terms/network-options.js';
