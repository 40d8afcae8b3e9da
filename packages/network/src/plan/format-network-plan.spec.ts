import type { NetworkPlanOptions } from '../terms/network-options.js';
import { formatNetworkPlan } from './format-network-plan.js';
import { planNetwork } from './plan-network.js';

const where = { region: 'us-east-1', availableZones: ['us-east-1a', 'us-east-1b'] };
const format = (options: Partial<NetworkPlanOptions>) =>
  formatNetworkPlan(planNetwork({ ...where, zones: 2, ...options }));

describe('formatNetworkPlan', () => {
  it('shows the subnets, and what each NAT costs a month with the chosen one marked', () => {
    expect(format({})).toBe(`172.31.0.0/16 in us-east-1, zones us-east-1a, us-east-1b

  public-a    us-east-1a        172.31.0.0/24
  public-b    us-east-1b        172.31.1.0/24
  private-a   us-east-1a        172.31.3.0/24
  private-b   us-east-1b        172.31.4.0/24

NAT, US dollars per month of 730 h in us-east-1, without traffic between zones and out of AWS:
> instance          $6.72 (1 x t4g.nano at $0.0042/h, 1 x public IPv4 address at $0.005/h)
  instance per zone $13.43 (2 x t4g.nano at $0.0042/h, 2 x public IPv4 address at $0.005/h)
  gateway           $36.50 + $0.045 per GB (1 x NAT gateway at $0.045/h, 1 x public IPv4 address at $0.005/h)
  gateway per zone  $73.00 + $0.045 per GB (2 x NAT gateway at $0.045/h, 2 x public IPv4 address at $0.005/h)
  none              $0.00
  prices: https://aws.amazon.com/ec2/pricing/on-demand/, as in fck-nat docs/choosing_an_instance_size.md
  prices: https://aws.amazon.com/vpc/pricing/
`);
  });

  it('does not guess the price of an instance type that it does not know', () => {
    const lines = format({ nat: { kind: 'instance', instanceType: 'c7gn.medium' } }).split('\n');

    expect(lines).toContain(
      '> instance          price not known (1 x c7gn.medium, 1 x public IPv4 address at $0.005/h)',
    );
  });

  it.each<[NetworkPlanOptions['nat'], RegExp]>([
    [{ kind: 'gateway', perZone: true }, /^> gateway per zone /m],
    [{ kind: 'gateway' }, /^> gateway {10}/m],
    [{ kind: 'none' }, /^> none /m],
  ])('marks %j as the chosen one, and no other', (nat, line) => {
    const text = format({ nat });

    expect(text).toMatch(line);
    expect(text.match(/^> /gm)).toHaveLength(1);
  });

  it('has no choice by zone where there is one zone', () => {
    expect(format({ zones: 1 })).not.toContain('per zone');
  });
});
