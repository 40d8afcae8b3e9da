import type { Argv } from 'yargs';
import { expectedAfter } from './command-groups.js';
import { inEnvironment } from './in-environment.js';
import type { Run } from './run.js';
import { amiFileOption, environment, imageOptions } from './options.js';

/** `clicamos ami ...`. */
export const amiCommands =
  (run: Run, runIn = inEnvironment(run)) =>
  <T extends { json: boolean }>(y: Argv<T>) =>
    y
      .command(
        'build [environment]',
        'Build an image with Packer, keep its log, write its id to a file',
        (z) =>
          amiFileOption(environment(z))
            .option('template', { type: 'string', demandOption: true, describe: "Packer's template" })
            .option('var', { type: 'string', array: true, default: [] as string[], describe: 'NAME=value' })
            .option('var-file', {
              type: 'string',
              array: true,
              default: [] as string[],
              describe: 'A file of them',
            })
            .option('only', {
              type: 'string',
              array: true,
              default: [] as string[],
              describe: 'Builds to run',
            })
            .option('build', { type: 'string', describe: 'Of several builds that make an image, this one' })
            .option('log', {
              type: 'string',
              default: 'packer-build.log',
              describe: "Where Packer's log is kept",
            })
            .example(
              '$0 ami build prod --template packer/app.pkr.hcl --var app_version=2 --var app_tarball=app.tgz --var git_revision=7f3c2d1',
              'Then: clicamos deploy prod',
            ),
        (argv) => runIn(argv, async (t) => (await import('../commands/ami.js')).amiBuild(argv, t)),
      )
      .command(
        'resolve [environment]',
        'Find one image, verify it, write its id to a file',
        (z) =>
          amiFileOption(imageOptions(environment(z)))
            .option('owner', {
              type: 'string',
              array: true,
              default: [] as string[],
              describe: 'Whose images, with --name',
              group: 'Image (one of):',
            })
            .option('name', {
              type: 'string',
              describe: 'A name with * and ?: the newest of them',
              group: 'Image (one of):',
            })
            .option('architecture', {
              type: 'string',
              describe: 'What the image must be built for, such as arm64',
            })
            .example(
              '$0 ami resolve prod --owner self --name "web-*"',
              'The newest image of ours of that name',
            ),
        (argv) => runIn(argv, async (t) => (await import('../commands/ami.js')).amiResolve(argv, t)),
      )
      .demandCommand(1, expectedAfter('ami'));
