import { writeFile } from 'node:fs/promises';
import { UsageError } from '../usage-error.js';
import type { PlanFile } from './plan-file.js';

/**
 * Writes a plan for `deploy --plan`. Only its owner can read it: user data can hold secrets.
 *
 * @throws {UsageError} when it cannot be written
 */
export async function writePlanFile(path: string, file: PlanFile): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The plan cannot be written to \`${path}\` (--out): ${why}`);
  }
}
