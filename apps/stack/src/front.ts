import type * as aws from '@pulumi/aws';

/** What stands before the instances: a group joins a Classic Load Balancer itself, others by their target group. */
export type Front =
  | { readonly kind: 'classic'; readonly loadBalancer: aws.elb.LoadBalancer }
  | {
      readonly kind: 'application' | 'network';
      readonly loadBalancer: aws.lb.LoadBalancer;
      readonly targetGroup: aws.lb.TargetGroup;
      /** Until it is there, no instance of the target group is looked at. */
      readonly listener: aws.lb.Listener;
    };
