import { validationError } from '../requests/errors.js';
import { isProcessName, processNames, type ProcessName } from '../group/process-name.js';

/**
 * The processes that a request names; none named means all.
 * @throws AwsError `ValidationError` for a name that AWS does not know
 */
export function readProcesses(names: readonly string[] | undefined): readonly ProcessName[] {
  if (names === undefined || names.length === 0) return processNames;
  const unknown = names.find((name) => !isProcessName(name));
  if (unknown !== undefined) throw validationError(`Invalid Process: ${unknown}`);
  return names.filter(isProcessName);
}
