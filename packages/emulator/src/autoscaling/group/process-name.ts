/**
 * The processes of a group that can be suspended.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html
 */
export const processNames = [
  'AddToLoadBalancer',
  'AlarmNotification',
  'AZRebalance',
  'HealthCheck',
  'InstanceRefresh',
  'Launch',
  'ReplaceUnhealthy',
  'ScheduledActions',
  'Terminate',
] as const;

export type ProcessName = (typeof processNames)[number];

/** Whether `name` names a process, in AWS's spelling. */
export const isProcessName = (name: string): name is ProcessName =>
  (processNames as readonly string[]).includes(name); // widened: `includes` wants the union otherwise
