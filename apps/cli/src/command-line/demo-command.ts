import type { Argv } from 'yargs';
import { dashboardOptions, eventsOption } from './options.js';
import type { Run } from './run.js';

/** `clicamos demo`. */
export const demoCommand =
  (run: Run) =>
  <T extends { json: boolean }>(y: Argv<T>) =>
    y.command(
      'demo',
      'Everything once, in the foreground: a roll, a bad image, a slow one, with a probe all the time',
      (z) =>
        dashboardOptions(eventsOption(z))
          .option('rate', { type: 'number', default: 200, describe: 'Requests per second of the probe' })
          .option('load-balancer', {
            choices: ['classic', 'application', 'network', 'both'] as const,
            default: 'classic' as const,
            describe: 'What the group stands behind',
          })
          .option('speed', { type: 'number', default: 20, describe: 'AWS seconds per real second' }),
      (argv) => run(async (t) => (await import('../commands/demo.js')).demo(argv, t)),
    );
