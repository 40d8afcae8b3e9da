import type { PackerLogSource } from '../terms/ami-source.js';
import { describeChoices, toChoices } from '../terms/choose-ami.js';
import { type AmiChoice, AmiError, type AmiErrorCode } from '../terms/errors.js';
import { buildMatcher, describeRegions } from '../terms/region-ami.js';
import type { OtherLines, PackerLog } from './log-reader.js';
import { buildsOf, incompleteBuilds, type LoggedAmi, madeBy } from './made-by.js';
import { hasFailed, packerErrors } from './packer-errors.js';
import type { PackerRun } from './packer-run.js';

interface Want {
  readonly source: PackerLogSource;
  readonly region: string;
  /** What the wanted builds made, in whatever region. */
  readonly made: readonly LoggedAmi[];
}

/** Why the last run has no AMI in the region, as the error to throw. */
export function reasonNoAmi(log: PackerLog, want: Want): AmiError {
  const { source, region } = want;
  const errors = packerErrors(log.lastRun, buildMatcher(buildsOf(log.lastRun), source.build));
  const { code, text, choices = [] } = reason(log, want, errors);
  const message = `${text}${hint(log, want)}`;
  return new AmiError(code, message, { path: source.path, region, packerErrors: errors, choices });
}

interface Reason {
  readonly code: AmiErrorCode;
  readonly text: string;
  readonly choices?: readonly AmiChoice[];
}

function reason(log: PackerLog, want: Want, errors: readonly string[]): Reason {
  const { lastRun, machineLines } = log;
  const { source, region } = want;
  if (machineLines === 0) return { code: 'NoArtifact', text: describeNoLog(log.otherLines, source.path) };
  const missing = reasonNoBuild(lastRun, source);
  if (missing !== undefined) {
    const choices = toChoices(madeBy(lastRun).filter((ami) => ami.region === region));
    return { code: 'NoArtifact', text: missing, choices };
  }
  const last = `The last Packer build in \`${source.path}\``;
  if (hasFailed(lastRun))
    return { code: 'BuildFailed', text: `${last} failed: ${errors.join('; ') || 'it was interrupted'}` };
  const cut = reasonIncomplete(lastRun, want);
  if (cut !== undefined) return { code: 'LogIncomplete', text: `${last} ${cut}` };
  const text = reasonElsewhere(want) ?? `${last} made no AMI: it has ${describeArtifacts(lastRun, want)}`;
  return { code: 'NoArtifact', text };
}

function describeNoLog(lines: OtherLines, path: string): string {
  const again = `Write it again: packer build -machine-readable <template> | tee ${path}`;
  switch (lines) {
    case 'none':
      return `Packer log \`${path}\` is empty, so it has no machine-readable line. ${again}`;
    case 'for-people':
      return `\`${path}\` is what Packer writes for people, it has no machine-readable line. ${again}`;
    case 'packer-log':
      return `\`${path}\` is what PACKER_LOG writes, it has no machine-readable line. ${again}`;
    case 'json':
      return `\`${path}\` is JSON and no log, it has no machine-readable line. A manifest is to be named as one`;
    case 'unknown':
      return `\`${path}\` has no machine-readable line. ${again}`;
  }
}

function reasonNoBuild(run: PackerRun, { path, build }: PackerLogSource): string | undefined {
  const builds = buildsOf(run);
  if (build === undefined || run.summary === 'none' || builds.some(buildMatcher(builds, build)))
    return undefined;
  return `Packer log \`${path}\` has no build \`${build}\` in its last run, it has ${builds.join(' and ') || 'none'}`;
}

/** A build that still runs looks like a log that was cut: both end before the summary does. */
function reasonIncomplete(run: PackerRun, { source: { build }, made }: Want): string | undefined {
  const { summary, artifacts, finishedBuilds } = run;
  const isListed = artifacts.length > 0 || summary === 'nothing';
  const finished = [...new Set(finishedBuilds)].map((name) => `\`${name}\``).join(' and ');
  const sofar =
    finished === '' ? 'no artifact and no error yet' : `no artifact yet, though ${finished} finished`;
  if (!isListed && run.cutBuilds.length === 0) return `has not finished, or its log was cut: ${sofar}`;
  const incomplete = incompleteBuilds(run).filter(buildMatcher(buildsOf(run), build));
  if (made.length > 0 || incomplete.length === 0) return undefined;
  const names = incomplete.map((name) => `\`${name}\``).join(' and ');
  return `finished ${names}, but its log does not have all artifacts of that: there are none, or it was cut`;
}

function reasonElsewhere({ source: { path }, region, made }: Want): string | undefined {
  if (made.length === 0) return undefined;
  const text = `Packer log \`${path}\` has AMIs in ${describeRegions(made)}, want ${region}`;
  return `${text}. Add \`${region}\` to the template's ami_regions and build again`;
}

function describeArtifacts(run: PackerRun, { source: { build } }: Want): string {
  const { artifacts } = run;
  const wanted = artifacts.filter((artifact) => buildMatcher(buildsOf(run), build)(artifact.build));
  const texts = wanted.map(({ build: name, id }) => `artifact \`${id}\` of ${name}`);
  return [...new Set(texts)].join(', ') || 'no artifact';
}

/** An image of an earlier run is never taken by itself, but its id may be what somebody is looking for. */
function hint({ earlierRuns }: PackerLog, { source: { build }, region }: Want): string {
  const inRegion = (run: PackerRun) => madeBy(run, build).filter((ami) => ami.region === region);
  const earlier = earlierRuns.map(inRegion).findLast((amis) => amis.length > 0) ?? [];
  if (earlier.length === 0) return '';
  return `. An earlier run made ${describeChoices(toChoices(earlier))}; to use it, give its id`;
}
