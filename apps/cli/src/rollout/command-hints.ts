import type { CommandHints } from '@clicamos/rolling-asg';
import { commandText, type Given } from '../render/command-text.js';

/** What errors tell a person to run, for the environment at hand. */
export function commandHints(given: Given): Required<CommandHints> {
  const { environment, config, service } = given;
  const of = (command: string) => commandText(command, { environment, config, service });
  return {
    abort: of('abort'),
    resume: of('resume'),
    promote: of('promote'),
    status: of('status'),
    doctor: of('doctor'),
  };
}
