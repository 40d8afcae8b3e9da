const brand = Symbol.for('@clicamos/emulator.EmulatorError');

/**
 * - `AlreadyRunning`: an emulator of this version serves this state folder already
 * - `OtherVersion`: the one that runs is of another version
 * - `Unresponsive`: the one that runs does not answer: it is busy or stopped
 * - `StaleLock`: the lock names a process that has ended, or its file cannot be read
 * - `UnsafeFolder`: the state folder is a link, or another user's
 * - `BrokenAccessKey`: the file of the access key holds none, or is not this user's alone
 * - `PortTaken`: something else listens on the wanted port
 * - `StartFailed`: the background process ended or did not answer; the log says why
 * - `StopFailed`: the background process did not end in time
 * - `InvalidFaults`: a fault plan says what it may not
 */
export type EmulatorErrorCode =
  | 'AlreadyRunning'
  | 'OtherVersion'
  | 'Unresponsive'
  | 'StaleLock'
  | 'UnsafeFolder'
  | 'BrokenAccessKey'
  | 'PortTaken'
  | 'StartFailed'
  | 'StopFailed'
  | 'InvalidFaults';

/** Thrown when the background emulator cannot be started, found or stopped, and for a fault plan that is none. */
export class EmulatorError extends Error {
  readonly code: EmulatorErrorCode;
  readonly [brand] = true;

  constructor(code: EmulatorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmulatorError';
    this.code = code;
  }
}

/** Recognises an `EmulatorError`, also one of another installed copy of this package. */
export function isEmulatorError(error: unknown): error is EmulatorError {
  return typeof error === 'object' && error !== null && brand in error;
}
