import type { PackerProcess } from './packer-process.js';

/**
 * Interrupts packer once, so that it cleans up, and kills it when that takes longer than `graceMs`. A second
 * interrupt would make it stop without cleaning up.
 */
export async function stopPacker(packer: PackerProcess, graceMs: number): Promise<void> {
  // Nobody may be reading any more, and a process that cannot write does not end.
  packer.stdout.resume();
  packer.stderr.resume();
  packer.kill('SIGINT');
  const timer = setTimeout(() => packer.kill('SIGKILL'), graceMs);
  try {
    await packer.exit.catch(() => undefined); // it never started: reported by who waits for its exit
  } finally {
    clearTimeout(timer);
  }
}
