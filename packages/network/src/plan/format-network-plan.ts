import type { NatCost, NatCostPart } from '../costs/nat-costs.js';
import { hoursPerMonth } from '../costs/nat-prices.js';
import type { NetworkPlan } from './network-plan.js';

/**
 * The plan for people: the subnets, and what each kind of NAT costs per month.
 *
 * @example
 * import { formatNetworkPlan, planNetwork } from '@clicamos/network';
 * process.stdout.write(formatNetworkPlan(planNetwork(options)));
 */
export function formatNetworkPlan(plan: NetworkPlan): string {
  const lines = [
    `${plan.cidr} in ${plan.region}, zones ${plan.zones.join(', ')}`,
    '',
    ...plan.subnets.map(({ name, zone, cidr }) => `  ${name.padEnd(12)}${zone.padEnd(18)}${cidr}`),
    '',
    `NAT, US dollars per month of ${hoursPerMonth} h in us-east-1, without traffic between zones and out of AWS:`,
    ...plan.costs.map(costLine),
    ...sourcesOf(plan.costs).map((source) => `  prices: ${source}`),
  ];
  return `${lines.join('\n')}\n`;
}

function costLine(cost: NatCost): string {
  const name = `${cost.kind}${cost.perZone ? ' per zone' : ''}`;
  const monthly = cost.monthlyUsd === undefined ? 'price not known' : `$${cost.monthlyUsd.toFixed(2)}`;
  const traffic = cost.perGbUsd > 0 ? ` + $${cost.perGbUsd} per GB` : '';
  const made = cost.parts.length > 0 ? ` (${cost.parts.map(partText).join(', ')})` : '';
  return `${cost.isChosen ? '>' : ' '} ${name.padEnd(18)}${monthly}${traffic}${made}`;
}

function partText({ what, count, price }: NatCostPart): string {
  return `${count} x ${what}${price === undefined ? '' : ` at $${price.hourlyUsd}/h`}`;
}

function sourcesOf(costs: readonly NatCost[]): readonly string[] {
  const sources = costs.flatMap(({ parts }) => parts.flatMap(({ price }) => price?.source ?? []));
  return [...new Set(sources)];
}
