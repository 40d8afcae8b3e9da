import { buildOption, type ChoiceOf, earlierBuilds, toChoices } from '../terms/choose-ami.js';
import { AmiError } from '../terms/errors.js';
import type { PackerLog } from './log-reader.js';
import { incompleteBuilds, type LoggedAmi, madeBy } from './made-by.js';
import { packerErrors } from './packer-errors.js';

/**
 * Why the one AMI that was found may not be the one that is meant, where no build is named: the log speaks of another
 * build too, which failed, whose artifacts were cut off, or which is of an earlier run.
 */
export function reasonUnsure(log: PackerLog, found: LoggedAmi, of: ChoiceOf): AmiError | undefined {
  const { lastRun, earlierRuns } = log;
  if (lastRun.buildErrors.length > 0) return failedBeside(log, found, of);
  const incomplete = incompleteBuilds(lastRun);
  if (incomplete.length > 0) return incompleteBeside(incomplete, found, of);
  return earlierBuilds(
    found,
    earlierRuns.flatMap((run) => madeBy(run)),
    of,
  );
}

function failedBeside({ lastRun }: PackerLog, found: LoggedAmi, { path, region }: ChoiceOf): AmiError {
  const errors = packerErrors(lastRun);
  const message = `The last Packer build in \`${path}\` failed: ${errors.join('; ')}. ${describeMade(found)}`;
  return new AmiError('BuildFailed', message, {
    path,
    region,
    packerErrors: errors,
    choices: toChoices([found]),
  });
}

function incompleteBeside(
  builds: readonly string[],
  found: LoggedAmi,
  { where, path, region }: ChoiceOf,
): AmiError {
  const names = builds.map((name) => `\`${name}\``).join(' and ');
  const message = `${where} does not have all artifacts of ${names}: there are none, or the log was cut. ${describeMade(found)}`;
  return new AmiError('LogIncomplete', message, { path, region, choices: toChoices([found]) });
}

function describeMade({ imageId, build }: LoggedAmi): string {
  return `Build \`${build}\` made \`${imageId}\`; to take that: ${buildOption(build)}`;
}
