import type { CommandHints } from '@clicamos/rolling-asg';
import { commandText, type CommandOptions } from '../render/command-text.js';

/** What errors tell a person to run, for the environment at hand. */
export function commandHints(given: Pick<CommandOptions, 'environment' | 'config'>): Required<CommandHints> {
  const { environment, config } = given;
  const of = (command: string) => commandText(command, { environment, config });
  return { abort: of('abort'), resume: of('resume'), status: of('status'), doctor: of('doctor') };
}
