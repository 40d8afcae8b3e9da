import { readdir, readFile } from 'node:fs/promises';

/**
 * What a process holds, as Linux's /proc says it: resident memory and open descriptors.
 *
 * @param {number} pid
 * @returns {Promise<{ residentMb: number, descriptors: number }>}
 */
export async function sampleProcess(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  return { residentMb: Number(kilobytes) / 1_024, descriptors: (await readdir(`/proc/${pid}/fd`)).length };
}
