export { RollingGroup } from './rolling-group.js';
export type { ClassicLoadBalancer, RollingGroupArgs } from './rolling-group-args.js';
