/** What Auto Scaling calls a traffic source: `elb` is a Classic Load Balancer, `elbv2` a target group. */
export type SourceType = 'elb' | 'elbv2';

/** Target groups are named by ARNs, load balancers by names. */
export const isTargetGroup = (source: string): boolean => source.startsWith('arn:');

export const sourceType = (source: string): SourceType => (isTargetGroup(source) ? 'elbv2' : 'elb');
