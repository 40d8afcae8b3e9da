/**
 * The termination policies that the emulator follows at scale-in.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-termination-policies.html
 */
export const terminationPolicies = [
  'AllocationStrategy',
  'ClosestToNextInstanceHour',
  'Default',
  'NewestInstance',
  'OldestInstance',
  'OldestLaunchConfiguration',
  'OldestLaunchTemplate',
] as const;

export type TerminationPolicy = (typeof terminationPolicies)[number];

/** Whether `name` names a termination policy, in AWS's spelling. */
export const isTerminationPolicy = (name: string): name is TerminationPolicy =>
  (terminationPolicies as readonly string[]).includes(name); // widened: `includes` wants the union otherwise
