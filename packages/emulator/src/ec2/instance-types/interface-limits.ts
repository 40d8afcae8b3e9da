/** How many network interfaces a size may have, and how many IPv4 addresses each. */
type Limits = readonly [interfaces: number, addresses: number];

const usual: Readonly<Record<string, Limits>> = {
  medium: [2, 4],
  large: [3, 10],
  xlarge: [4, 15],
  '2xlarge': [4, 15],
  '4xlarge': [8, 30],
  '8xlarge': [8, 30],
  '12xlarge': [8, 30],
  '16xlarge': [15, 50],
};

const burstable: Readonly<Record<string, Limits>> = {
  nano: [2, 2],
  micro: [2, 2],
  small: [3, 4],
  medium: [3, 6],
  large: [3, 12],
  xlarge: [4, 15],
  '2xlarge': [4, 15],
};

const apart: Readonly<Record<string, Limits>> = {
  'm1.small': [2, 4],
  't2.xlarge': [3, 15],
  't2.2xlarge': [3, 15],
  't3a.small': [2, 4],
};

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AvailableIpPerENI.html */
export function interfaceLimits({
  name,
  isBurstable,
}: {
  readonly name: string;
  readonly isBurstable: boolean;
}) {
  const size = name.slice(name.indexOf('.') + 1);
  const [interfaces, addresses] = apart[name] ?? (isBurstable ? burstable : usual)[size] ?? [2, 2];
  return { interfaces, addresses };
}
