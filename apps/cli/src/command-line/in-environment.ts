import type { Asked } from '../config/check-config.js';
import type { Terminal } from '../terminal.js';
import type { Run } from './run.js';

/** Runs a command that works where the configuration says. */
export type RunIn = (asked: Asked, command: (terminal: Terminal) => Promise<number>) => Promise<void>;

/** A mistake of the configuration is told before the command is loaded: that takes a second, for the SDK. */
export const inEnvironment =
  (run: Run): RunIn =>
  (asked, command) =>
    run(async (terminal) => {
      const { checkConfig } = await import('../config/check-config.js');
      await checkConfig(asked, terminal);
      return command(terminal);
    });
