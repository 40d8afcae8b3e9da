import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Evidence } from '@clicamos/rolling-asg';

export interface ReportOptions {
  readonly cwd: string;
  readonly rolloutId: string;
  readonly evidence: Evidence;
}

/**
 * Keeps what a failed generation left behind: `evidence.json`, and each instance's console output beside it.
 *
 * @returns the folder, relative to `cwd`
 */
export async function writeReport({ cwd, rolloutId, evidence }: ReportOptions): Promise<string> {
  const folder = join(cwd, 'clicamos-report', rolloutId);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'evidence.json'), JSON.stringify(evidence, null, 2));
  for (const { instanceId, consoleOutput } of evidence.instances)
    if (consoleOutput !== undefined)
      await writeFile(join(folder, `${instanceId}.console.log`), consoleOutput);
  return `${relative(cwd, folder)}/`;
}
