import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * When the process began that has this id now, as the system tells it; nothing if there is none. A process id is given
 * out again, the two together are not. Texts of one machine compare with each other, and with nothing else.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (!isProcessId(pid)) return undefined;
  return process.platform === 'linux' ? startInProc(pid) : startByPs(pid);
}

/** What may be signalled: 0 and negative numbers mean groups, or every process there is. */
export const isProcessId = (pid: number): boolean => Number.isSafeInteger(pid) && pid > 0;

async function startInProc(pid: number): Promise<string | undefined> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    ]);
    return startInStat(stat, boot.trim());
  } catch {
    return undefined;
  }
}

/** The 22nd field (proc(5)), counted from behind the program's name, which may hold anything. What only waits to be reaped has ended. */
function startInStat(stat: string, boot: string): string | undefined {
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return /[ZX]/i.test(state) ? undefined : `${boot}:${fields[18] ?? ''}`;
}

async function startByPs(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]);
    const [, state = 'Z', start = ''] = /^\s*(\S+)\s+(.*\S)\s*$/.exec(stdout) ?? [];
    return state.startsWith('Z') ? undefined : start;
  } catch {
    return undefined;
  }
}
