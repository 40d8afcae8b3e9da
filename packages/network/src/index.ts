export {
  isNetworkPlanError,
  type NetworkIssue,
  NetworkPlanError,
  type NetworkPlanErrorCode,
} from './errors.js';
export { formatNetworkPlan } from './format-network-plan.js';
export type { NatCost, NatCostPart } from './nat-costs.js';
export type { ImageFilter, NatImage } from './nat-image.js';
export type { HourlyPrice } from './nat-prices.js';
export { Network } from './network.js';
export type { NetworkArgs } from './network-args.js';
export type {
  NatGatewayOptions,
  NatInstanceOptions,
  NatOptions,
  NetworkOptions,
  NetworkPlanOptions,
  NoNatOptions,
  SubnetTier,
  VpnOptions,
} from './network-options.js';
export type {
  DefaultRoute,
  NetworkPlan,
  PlannedNat,
  PlannedRouteTable,
  PlannedSubnet,
  PlannedVpn,
} from './network-plan.js';
export { planNetwork } from './plan-network.js';
