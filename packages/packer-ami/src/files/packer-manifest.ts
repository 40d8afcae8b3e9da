import type { PackerManifestSource } from '../terms/ami-source.js';
import type { Candidate } from '../terms/candidate.js';
import { type BuiltAmi, describeChoices, earlierBuilds, onlyAmi, toChoices } from '../terms/choose-ami.js';
import { systemErrorCode } from '../terms/error-fields.js';
import { AmiError } from '../terms/errors.js';
import { readText } from '../terms/read-text.js';
import { buildMatcher, describeRegions, parseArtifactId } from '../terms/region-ami.js';
import { type ManifestBuild, manifestBuilds } from './manifest-builds.js';

/**
 * The AMI of the manifest's last run in `region`. The manifest grows with every build; `last_run_uuid` says
 * which entries are of the last run. Where several builds could be meant, only `source.build` says which.
 *
 * @throws AmiError `Ambiguous`, `ManifestMissing`, `MalformedManifest`, `NoArtifact`
 * @see https://developer.hashicorp.com/packer/docs/post-processors/manifest
 */
export async function findInManifest(
  source: PackerManifestSource,
  region: string,
  signal?: AbortSignal,
): Promise<Candidate> {
  const { path } = source;
  const text = await readManifest(path, signal);
  const malformed = (why: string) =>
    new AmiError('MalformedManifest', `Packer manifest \`${path}\` ${why}`, { path });
  return pickFromManifest(manifestBuilds(text, malformed), source, region);
}

async function readManifest(path: string, signal?: AbortSignal): Promise<string> {
  try {
    return await readText(path, signal);
  } catch (cause) {
    signal?.throwIfAborted();
    const message = `Packer manifest \`${path}\` cannot be read (${systemErrorCode(cause)}). Add a manifest post-processor to the template and build again`;
    throw new AmiError('ManifestMissing', message, { path, cause });
  }
}

type ManifestAmi = ManifestBuild & BuiltAmi;

function pickFromManifest(
  builds: readonly ManifestBuild[],
  source: PackerManifestSource,
  region: string,
): Candidate {
  const { path, build: wanted } = source;
  const of = { where: `Packer manifest \`${path}\``, path, region };
  const made = madeBy(builds, wanted).filter((ami) => ami.region === region);
  const found = onlyAmi(
    made.filter((ami) => ami.isOfLastRun),
    of,
  );
  if (!found) throw reasonNoAmi(builds, source, region);
  const doubt = wanted === undefined ? earlierBuilds(found, made, of) : undefined;
  if (doubt) throw doubt;
  const { imageId, build, builtAtMs } = found;
  const from = `from packer manifest ${path}${wanted === undefined ? '' : `, build ${build}`}`;
  const builtAt = builtAtMs === undefined ? {} : { builtAtMs };
  return { imageId, origin: { kind: 'packer-manifest', from, path, build, ...builtAt } };
}

function madeBy(builds: readonly ManifestBuild[], wanted: string | undefined): readonly ManifestAmi[] {
  const isWanted = buildMatcher(
    builds.map(({ build }) => build),
    wanted,
  );
  return builds
    .filter(({ build, fullName }) => isWanted(build) || fullName === wanted)
    .flatMap((build) => parseArtifactId(build.artifactId).map((ami) => ({ ...build, ...ami })));
}

function reasonNoAmi(
  builds: readonly ManifestBuild[],
  { path, build: wanted }: PackerManifestSource,
  region: string,
): AmiError {
  const all = madeBy(builds, wanted);
  const made = all.filter(({ isOfLastRun }) => isOfLastRun);
  const ofLastRun = builds.filter(({ isOfLastRun }) => isOfLastRun);
  const have = made.length > 0 ? `AMIs in ${describeRegions(made)}` : `only ${describeBuilds(ofLastRun)}`;
  const want = `an AMI in ${region}${wanted === undefined ? '' : ` of build \`${wanted}\``}`;
  const message = `The last run in Packer manifest \`${path}\` has ${have}, want ${want}${hint(all, region)}`;
  return new AmiError('NoArtifact', message, { path, region });
}

function describeBuilds(builds: readonly ManifestBuild[]): string {
  const texts = builds.map(({ build, artifactId }) => `\`${artifactId}\` of build ${build}`);
  return [...new Set(texts)].join(' and ');
}

/** An image of an earlier run is never taken by itself, but its id may be what somebody is looking for. */
function hint(made: readonly ManifestAmi[], region: string): string {
  const earlier = made.filter((ami) => ami.region === region && !ami.isOfLastRun);
  // Of each build the last: it is their names that tell them apart.
  const latest = toChoices([...new Map(earlier.map((ami) => [ami.build, ami])).values()]);
  if (latest.length === 0) return '';
  return `. ${latest.length === 1 ? 'An earlier run' : 'Earlier runs'} made ${describeChoices(latest)}; to use ${latest.length === 1 ? 'it, give its id' : 'one, give its id'}`;
}
