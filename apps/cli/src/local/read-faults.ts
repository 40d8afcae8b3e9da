import { readFile } from 'node:fs/promises';
import type { FaultPlan } from '@clicamos/emulator';
import { parseDocument } from 'yaml';
import { UsageError } from '../usage-error.js';

/**
 * A fault plan out of a file of YAML or JSON.
 *
 * @throws {UsageError} when it cannot be read, is no YAML, or says what a plan may not
 */
export async function readFaults(path: string): Promise<FaultPlan> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`Cannot read the faults \`${path}\`: ${(cause as Error).message}`, { cause });
  });
  const document = parseDocument(text);
  const [problem] = document.errors;
  if (problem) throw new UsageError(`${path}: not valid YAML: ${problem.message}`, { cause: problem });
  const { checkFaultPlan, isEmulatorError } = await import('@clicamos/emulator');
  try {
    return checkFaultPlan(document.toJS());
  } catch (cause) {
    if (isEmulatorError(cause)) throw new UsageError(`${path}: ${cause.message}`, { cause });
    throw cause;
  }
}
