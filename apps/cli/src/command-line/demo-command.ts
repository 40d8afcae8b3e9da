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
          .option('rate', {
            type: 'number',
            default: 100,
            describe: 'Requests per second, through each load balancer',
          })
          .option('load-balancer', {
            choices: ['classic', 'application', 'network', 'both'] as const,
            default: 'both' as const,
            describe:
              'What the group stands behind; both is a Classic and an Application Load Balancer at once',
          })
          .option('speed', { type: 'number', default: 20, describe: 'AWS seconds per real second' }),
      (argv) => run(async (t) => (await import('../commands/demo.js')).demo(argv, t)),
    );
