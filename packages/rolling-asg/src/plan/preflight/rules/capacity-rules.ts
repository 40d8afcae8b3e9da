import type { PreflightRule } from './rule.js';

/** What is asked of sizes, and of the room that there is. */
export const capacityRules = {
  'capacity-target': {
    finds: 'refuse',
    why: 'Without an instance nothing proves that the new image serves.',
    fix: 'aws autoscaling set-desired-capacity --auto-scaling-group-name <group> --desired-capacity 1',
    isFirm: true,
  },
  'capacity-max': {
    finds: 'refuse',
    why: 'AWS refuses a desired capacity over the maximum.',
    fix: 'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group> --max-size <count>',
  },
  'capacity-min': {
    finds: 'refuse',
    why: 'AWS refuses a minimum over the maximum.',
    fix: 'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group> --max-size <count>',
  },
  'free-addresses': {
    finds: 'either',
    why: 'The new group stands beside the old one: it needs as many addresses again.',
    fix: 'aws ec2 describe-subnets --subnet-ids <subnets> --query "Subnets[].[SubnetId,AvailableIpAddressCount]"',
  },
  'vcpu-quota': {
    finds: 'either',
    why: 'The new group stands beside the old one, and AWS launches nothing beyond the quota of the account.',
    fix: 'aws service-quotas request-service-quota-increase --service-code ec2 --quota-code <quota> --desired-value <vcpus>',
  },
  'subnets-exist': {
    finds: 'refuse',
    why: 'There is nowhere to launch.',
    fix: 'aws ec2 describe-subnets --query "Subnets[].[SubnetId,AvailabilityZone]"',
  },
  'name-taken': {
    finds: 'either',
    why: "The name of a group is the lock of a rollout: one that is taken by somebody else can be nobody else's.",
    fix: 'aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names <group>',
  },
  permissions: {
    finds: 'warn',
    why: 'A right that is missing is found out where it is needed: half way, or by the rollback.',
    fix: 'clicamos doctor --permissions',
  },
  'credentials-end': {
    finds: 'either',
    why: 'A runner whose credentials end stops where it is, and somebody has to go on from there.',
    fix: 'get new credentials, for example by aws sso login, or a longer session: --duration-seconds of aws sts assume-role',
  },
} as const satisfies Readonly<Record<string, PreflightRule>>;
