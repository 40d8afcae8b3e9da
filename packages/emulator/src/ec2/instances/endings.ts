import type { InstanceRecord } from './instance-record.js';

/** Why an instance ends, as `DescribeInstances` shows it. */
export type Ending = (now: Date) => Pick<InstanceRecord, 'stateReason' | 'transitionReason'>;

/** `TerminateInstances`, or another service by the same call. */
export const userRequest: Ending = (now) => ({
  stateReason: {
    code: 'Client.UserInitiatedShutdown',
    message: 'Client.UserInitiatedShutdown: User initiated shutdown',
  },
  transitionReason: `User initiated (${now.toISOString().slice(0, 19).replace('T', ' ')} GMT)`,
});

/** The instance could not be brought up by the emulator. */
export const brokenBoot: Ending = () => ({
  stateReason: {
    code: 'Server.InternalError',
    message: 'Server.InternalError: Internal error on launch',
  },
  transitionReason: 'Server.InternalError',
});
