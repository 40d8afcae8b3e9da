/** A price of us-east-1 and where it was read. */
export interface HourlyPrice {
  readonly hourlyUsd: number;
  readonly source: string;
}

/** AWS's own months: 8760 hours / 12. */
export const hoursPerMonth = 730;

export const natGatewayPrice: HourlyPrice & { readonly perGbUsd: number } = {
  hourlyUsd: 0.045,
  perGbUsd: 0.045,
  source: 'https://aws.amazon.com/vpc/pricing/',
};

export const publicIpv4Price: HourlyPrice = {
  hourlyUsd: 0.005,
  source: 'https://aws.amazon.com/vpc/pricing/',
};

/** On demand, Linux. Other types have no figure here rather than a guessed one. */
export const instancePrices: Readonly<Record<string, HourlyPrice>> = {
  't4g.nano': {
    hourlyUsd: 0.0042,
    source: 'https://aws.amazon.com/ec2/pricing/on-demand/, as in fck-nat docs/choosing_an_instance_size.md',
  },
};
