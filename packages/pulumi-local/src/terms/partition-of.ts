/** Which AWS a region belongs to, as ARNs begin: `aws`, `aws-cn`, `aws-us-gov`, ... */
export function partitionOf(region: string): string {
  const found = partitions.find(([prefix]) => region.startsWith(prefix));
  return found?.[1] ?? 'aws';
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html, and the SDK's list of partitions. */
const partitions = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
] as const;
