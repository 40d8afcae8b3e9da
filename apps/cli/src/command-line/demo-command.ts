import type { Argv } from 'yargs';
import { dashboardOptions, eventsOption } from './options.js';
import { writeLine } from '../terminal.js';
import type { Run } from './run.js';

const introduction = 'Starting an AWS on this machine, for a first deploy, a roll, a bad and a slow image';

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
          .option('speed', { type: 'number', default: 40, describe: 'AWS seconds per real second' }),
      (argv) =>
        run(async (terminal) => {
          const { refuseBadDemo } = await import('./refuse-bad-demo.js');
          refuseBadDemo(argv);
          // What the demo needs takes seconds to load.
          if (!argv.json) writeLine(terminal, introduction);
          return (await import('../commands/demo.js')).demo(argv, terminal);
        }),
    );
