import { errorCode } from './error-code.js';

/** Signals every process of a group; a group that has gone is no error. */
export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  trySignal(leader, signal);
}

/** Whether a process of the group still exists. */
export const hasGroup = (leader: number): boolean => trySignal(leader, 0);

function trySignal(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal);
  } catch (error) {
    if (gone.has(errorCode(error))) return false;
    throw error;
  }
}

/** EPERM: macOS answers so for a group whose processes only wait to be reaped. */
const gone: ReadonlySet<unknown> = new Set(['ESRCH', 'EPERM']);
