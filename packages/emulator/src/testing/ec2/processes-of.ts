import { readdirSync, readFileSync } from 'node:fs';

/** The processes that have an instance's id in their environment, by the system's own list of them. */
export const processesOf = (instanceId: string): readonly string[] =>
  readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && isOf(entry, instanceId));

function isOf(pid: string, instanceId: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`INSTANCE_ID=${instanceId}`);
  } catch {
    return false; // it has ended meanwhile, or is another user's
  }
}
