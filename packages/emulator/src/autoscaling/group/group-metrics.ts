/** The metrics of a group whose collection can be turned on; the emulator stores the choice and collects none. */
export const groupMetrics: readonly string[] = [
  'GroupDesiredCapacity',
  'GroupInServiceInstances',
  'GroupMaxSize',
  'GroupMinSize',
  'GroupPendingInstances',
  'GroupStandbyInstances',
  'GroupTerminatingInstances',
  'GroupTotalInstances',
];
