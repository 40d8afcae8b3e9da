import type { PreflightRule } from './rule.js';

/** What is asked of load balancers, target groups and the alarms that watch. */
export const sourceRules = {
  'traffic-sources-exist': {
    finds: 'refuse',
    why: 'Behind a load balancer that is not there nothing can serve.',
    fix: 'aws autoscaling describe-traffic-sources --auto-scaling-group-name <group>',
    isFirm: true,
  },
  'traffic-sources-attached': {
    finds: 'refuse',
    why: 'Without a load balancer nothing proves that the new group serves.',
    fix: 'aws autoscaling attach-traffic-sources --auto-scaling-group-name <group> --traffic-sources Identifier=<source>',
    isFirm: true,
  },
  'traffic-sources': {
    finds: 'refuse',
    why: 'What cannot be read cannot be proven, and what is not attached again would be missing.',
    fix: 'aws autoscaling detach-traffic-sources --auto-scaling-group-name <group> --traffic-sources Identifier=<source>',
    isFirm: true,
  },
  draining: {
    finds: 'warn',
    why: 'Draining that is off or too short cuts requests; one that is too long holds the rollout.',
    fix: 'aws elb modify-load-balancer-attributes --load-balancer-name <source> --load-balancer-attributes "ConnectionDraining={Enabled=true,Timeout=60}"',
    fixElsewhere:
      'aws elbv2 modify-target-group-attributes --target-group-arn <source> --attributes Key=deregistration_delay.timeout_seconds,Value=60',
  },
  zones: {
    finds: 'refuse',
    why: 'An instance in a zone that the load balancer does not reach is never in service.',
    fix: 'aws elb attach-load-balancer-to-subnets --load-balancer-name <source> --subnets <subnet>',
    fixElsewhere: 'aws elbv2 set-subnets --load-balancer-arn <load balancer> --subnets <subnet>',
  },
  'health-timing': {
    finds: 'refuse',
    why: 'A deadline that ends before the health checks can pass sends every image back.',
    fix: 'raise rollout.deadlineSeconds in clicamos.yaml, or check health more often',
  },
  'grace-period': {
    finds: 'warn',
    why: 'A group replaces instances that are still starting when its grace period ends before they can be healthy.',
    fix: 'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group> --health-check-grace-period <seconds>',
  },
  'target-group-type': {
    finds: 'refuse',
    why: 'A group registers instances: a target group of addresses or functions does not take them.',
    fix: 'aws elbv2 create-target-group --target-type instance --name <name> --protocol HTTP --port 80 --vpc-id <vpc>',
  },
  'target-group-listener': {
    finds: 'refuse',
    why: 'Targets that no listener asks are unused for ever.',
    fix: 'aws elbv2 create-listener --load-balancer-arn <load balancer> --default-actions Type=forward,TargetGroupArn=<source>',
  },
  'target-group-vpc': {
    finds: 'refuse',
    why: 'Instances can be registered only in a target group of their VPC.',
    fix: 'aws elbv2 describe-target-groups --query "TargetGroups[].[TargetGroupArn,VpcId]"',
  },
  'target-group-shared': {
    finds: 'either',
    why: 'Instances of others in the same target group are counted, and get requests, with ours.',
    fix: 'give the service a target group of its own: targetGroups in clicamos.yaml',
  },
  'security-groups': {
    finds: 'either',
    why: 'What a load balancer cannot reach is never healthy; where it reaches the health check alone, requests are lost.',
    fix: 'aws ec2 authorize-security-group-ingress --group-id <security group> --protocol <protocol> --port <port> <--source-group or --cidr>',
  },
  'other-groups': {
    finds: 'refuse',
    why: 'A first group would serve beside the other one, not in its place.',
    fix: 'clicamos plan --adopt <group>',
  },
  alarms: {
    finds: 'refuse',
    why: 'An alarm that rings, lacks data or is not there sends the rollout back at once.',
    fix: 'aws cloudwatch describe-alarms --alarm-names <alarm>',
  },
} as const satisfies Readonly<Record<string, PreflightRule>>;
