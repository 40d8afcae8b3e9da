import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { isSameProcess } from './is-same-process.js';
import { forgetProcess, recordedProcesses, type RecordedProcess } from './pid-files.js';
import { signalGroup } from './process-group.js';

/**
 * Ends the processes that an emulator left behind because it was killed itself, and forgets them; those of an emulator
 * that runs are left alone. Answers the ids of the instances that still ran.
 */
export async function endLeftOverInstances(stateDirectory: string): Promise<readonly string[]> {
  const ended: string[] = [];
  for (const recorded of recordedProcesses(stateDirectory)) {
    if (recorded.emulator !== undefined && (await isSameProcess(recorded.emulator))) continue;
    if (await isThatInstance(recorded)) {
      signalGroup(recorded.pid, 'SIGKILL');
      ended.push(recorded.instanceId);
    }
    forgetProcess(stateDirectory, recorded.instanceId);
  }
  return ended;
}

/** A process id is given out again: only a process with the instance's own id in its environment is meant. */
async function isThatInstance({ pid, instanceId }: RecordedProcess): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  const environment = await environmentOf(pid);
  return environment.split(/[\0\s]/).includes(`INSTANCE_ID=${instanceId}`);
}

async function environmentOf(pid: number): Promise<string> {
  try {
    return await readFile(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return environmentByPs(pid);
  }
}

/** Where there is no /proc, as on macOS. A process that has gone has no environment. */
async function environmentByPs(pid: number): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['eww', '-o', 'command=', '-p', String(pid)]);
    return stdout;
  } catch {
    return '';
  }
}
