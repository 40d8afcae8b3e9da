import type { PackerLogSource } from '../ami-source.js';
import type { Candidate } from '../candidate.js';
import { AmiError, type AmiErrorCode } from '../errors.js';
import { describeRegions, isBuildNamed, type RegionAmi } from '../region-ami.js';
import { type PackerLog, packerErrors, type PackerRun } from './packer-run.js';

/**
 * The last AMI that the last run made in `region`. A run whose build failed answers Packer's errors, never the
 * image of an earlier run: that would deploy the old image as if it were the new one.
 *
 * @throws AmiError `BuildFailed`, `NoArtifact`
 */
export function findInPackerLog(log: PackerLog, source: PackerLogSource, region: string): Candidate {
  const { path, build: wanted } = source;
  const made = madeBy(log.lastRun, wanted);
  const found = made.findLast((ami) => ami.region === region);
  if (!found) throw reasonNoAmi(log, { source, region, made });
  const { imageId, build, atMs } = found;
  const from = `from packer log ${path}`;
  return { imageId, origin: { kind: 'packer-log', from, path, build, builtAtMs: atMs } };
}

interface BuiltAmi extends RegionAmi {
  readonly build: string;
  readonly atMs: number;
}

/** What the run's sound builds made; a build that reports an error has made nothing that can be trusted. */
function madeBy({ artifacts, buildErrors }: PackerRun, wanted: string | undefined): BuiltAmi[] {
  return artifacts
    .filter(({ build }) => isBuildNamed(build, wanted) && !buildErrors.some((error) => error.build === build))
    .flatMap(({ amis, build, atMs }) => amis.map((ami) => ({ ...ami, build, atMs })));
}

interface Want {
  readonly source: PackerLogSource;
  readonly region: string;
  readonly made: readonly BuiltAmi[];
}

function reasonNoAmi(log: PackerLog, { source, region, made }: Want): AmiError {
  const { path, build } = source;
  const { lastRun } = log;
  const errors = packerErrors(lastRun, (name) => isBuildNamed(name, build));
  const error = (code: AmiErrorCode, message: string) =>
    new AmiError(code, message, { path, region, packerErrors: errors });
  if (lastRun.buildErrors.length > 0 || (made.length === 0 && errors.length > 0)) {
    return error(
      'BuildFailed',
      `The last Packer build in \`${path}\` failed: ${errors.join('; ')}${hint(log, region)}`,
    );
  }
  if (made.length > 0) {
    const text = `Packer log \`${path}\` has AMIs in ${describeRegions(made)}, want ${region}`;
    return error('NoArtifact', `${text}. Add \`${region}\` to the template's ami_regions and build again`);
  }
  return error('NoArtifact', `${reasonEmpty(log, source)}${hint(log, region)}`);
}

function reasonEmpty({ machineLines, lastRun }: PackerLog, { path, build }: PackerLogSource): string {
  if (machineLines === 0) {
    return `\`${path}\` has no machine-readable line. Write it again: packer build -machine-readable <template> | tee ${path}`;
  }
  if (!lastRun.isFinished)
    return `The last Packer build in \`${path}\` has not finished: no artifact and no error yet`;
  const builds = [...new Set(lastRun.artifacts.map((artifact) => artifact.build))];
  if (build !== undefined && !builds.some((name) => isBuildNamed(name, build))) {
    return `Packer log \`${path}\` has no build \`${build}\`, it has ${builds.join(' and ') || 'none'}`;
  }
  return `The last Packer build in \`${path}\` made no AMI: it has ${describeArtifacts(lastRun)}`;
}

function describeArtifacts({ artifacts }: PackerRun): string {
  if (artifacts.length === 0) return 'no artifact';
  return artifacts.map(({ build, id }) => `artifact \`${id}\` of ${build}`).join(', ');
}

/** An image of an earlier run is never taken by itself, but its id may be what somebody is looking for. */
function hint({ earlierAmis }: PackerLog, region: string): string {
  const earlier = earlierAmis.findLast((ami) => ami.region === region);
  return earlier ? `. An earlier build made \`${earlier.imageId}\`; to use it, give that id` : '';
}
