import { isProcessId } from '../../ec2/hosts/process-start.js';

/** Whether a process of this user runs under this id. */
export function isAlive(pid: number): boolean {
  try {
    return isProcessId(pid) && process.kill(pid, 0);
  } catch {
    return false; // ESRCH: gone; EPERM: somebody else's, so not ours
  }
}
