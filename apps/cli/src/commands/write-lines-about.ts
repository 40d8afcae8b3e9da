import { asLocal } from '../environment/open-environment.js';
import type { Environment } from '../environment/environment.js';
import { pointHints } from '../render/point-hints.js';
import { writeLine, type Terminal } from '../terminal.js';

/** Writes lines whose commands of the AWS CLI can be copied: in a local environment they ask its emulator. */
export function writeLinesAbout(
  environment: Environment,
  lines: readonly string[],
  terminal: Pick<Terminal, 'stdout'>,
): void {
  const endpoint = asLocal(environment)?.endpoint;
  for (const line of lines) writeLine(terminal, pointHints(line, endpoint));
}
