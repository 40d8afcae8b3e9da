/** What each outcome means to a script: the contract of the command line. */
export const exitCode = {
  /** Deployed, or nothing to do. */
  ok: 0,
  unexpected: 1,
  /** Bad usage or configuration; nothing was changed. */
  usage: 2,
  /** The new image was refused; the previous group serves. */
  rolledBack: 3,
  /** A person must act; the message says how. */
  needsPerson: 4,
  /** Another rollout holds the service. */
  locked: 5,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
