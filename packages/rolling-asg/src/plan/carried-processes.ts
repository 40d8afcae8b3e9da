/** A group serves, goes and comes back without these: what suspended them on previous suspends them on next. */
const carried: ReadonlySet<string> = new Set([
  'AlarmNotification',
  'AZRebalance',
  'InstanceRefresh',
  'ScheduledActions',
]);

/** Those of a group's suspended processes that are suspended on its next generation too. */
export const carriedProcesses = (suspended: readonly string[]): readonly string[] =>
  suspended.filter((process) => carried.has(process));
