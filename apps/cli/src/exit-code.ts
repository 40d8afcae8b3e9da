/** What each outcome means to a script: the contract of the command line. */
export const exitCode = {
  /** Deployed, back, or nothing to do; for `status`: what is wanted serves; for `doctor`: nothing was found. */
  ok: 0,
  unexpected: 1,
  /** Bad usage or configuration; nothing was changed. */
  usage: 2,
  /** The new image was refused; the previous group serves. */
  rolledBack: 3,
  /** An abort that came too late: the rollout was finished. */
  wentForward: 3,
  /** For `status`: less serves than is wanted. */
  belowDesired: 3,
  /** For `doctor`: something is left of a rollout. */
  findingsLeft: 3,
  /** A person must act; the message says how. */
  needsPerson: 4,
  /** Another rollout holds the service; for `status`: one is under way. */
  locked: 5,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
