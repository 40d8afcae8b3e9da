/** What Auto Scaling calls a traffic source: `elb` is a Classic Load Balancer, `elbv2` a target group. */
export type SourceType = 'elb' | 'elbv2' | 'vpc-lattice';

/** Target groups are named by ARNs, load balancers by names. */
export function sourceType(source: string): SourceType {
  if (!source.startsWith('arn:')) return 'elb';
  return /^arn:[\w-]+:vpc-lattice:/.test(source) ? 'vpc-lattice' : 'elbv2';
}
