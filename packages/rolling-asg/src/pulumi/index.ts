export { RollingGroup } from './rolling-group.js';
export type { ClassicLoadBalancer, RollingGroupArgs, TargetGroup } from './rolling-group-args.js';
