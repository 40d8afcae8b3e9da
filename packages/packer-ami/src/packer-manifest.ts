import type { PackerManifestSource } from './ami-source.js';
import type { Candidate } from './candidate.js';
import { AmiError } from './errors.js';
import { parseJsonObject } from './parse-json-object.js';
import { readText } from './read-text.js';
import { describeRegions, isBuildNamed, parseArtifactId } from './region-ami.js';
import { systemErrorCode } from './error-fields.js';

interface ManifestBuild {
  readonly name: string;
  readonly artifactId: string;
  readonly runUuid: string;
  readonly builtAtMs: number | undefined;
}

/**
 * The AMI of the manifest's last run in `region`. The manifest grows with every build; `last_run_uuid` says
 * which entries are of the last run.
 *
 * @throws AmiError `ManifestMissing`, `MalformedManifest`, `NoArtifact`
 * @see https://developer.hashicorp.com/packer/docs/post-processors/manifest
 */
export async function findInManifest(
  source: PackerManifestSource,
  region: string,
  signal?: AbortSignal,
): Promise<Candidate> {
  const text = await readManifest(source.path, signal);
  return pickFromManifest(lastRunOf(text, source.path), source, region);
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

function lastRunOf(text: string, path: string): ManifestBuild[] {
  const malformed = (why: string) =>
    new AmiError('MalformedManifest', `Packer manifest \`${path}\` ${why}`, { path });
  const manifest = parseJsonObject(text);
  if (typeof manifest === 'string') throw malformed(manifest);
  const { builds, last_run_uuid: lastRun } = manifest;
  if (!Array.isArray(builds)) throw malformed('has no list `builds`');
  if (typeof lastRun !== 'string' || lastRun === '') throw malformed('has no `last_run_uuid`');
  const ofLastRun = builds.map(toBuild).filter((build) => build.runUuid === lastRun);
  if (ofLastRun.length === 0) throw malformed(`has no build of its last run \`${lastRun}\``);
  return ofLastRun;
}

function toBuild(build: unknown): ManifestBuild {
  const fields: Readonly<Record<string, unknown>> =
    typeof build === 'object' && build !== null ? { ...build } : {};
  const { name, artifact_id: artifactId, packer_run_uuid: runUuid, build_time: builtAt } = fields;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    name: text(name),
    artifactId: text(artifactId),
    runUuid: text(runUuid),
    builtAtMs: typeof builtAt === 'number' ? builtAt * 1000 : undefined,
  };
}

function pickFromManifest(
  builds: readonly ManifestBuild[],
  { path, build: wanted }: PackerManifestSource,
  region: string,
): Candidate {
  const made = builds
    .filter(({ name }) => isBuildNamed(name, wanted))
    .flatMap((build) => parseArtifactId(build.artifactId).map((ami) => ({ ...ami, ...build })));
  const found = made.findLast((ami) => ami.region === region);
  if (!found) {
    const have = made.length > 0 ? `AMIs in ${describeRegions(made)}` : `only ${describeBuilds(builds)}`;
    const message = `The last run in Packer manifest \`${path}\` has ${have}, want an AMI in ${region}${wanted ? ` of build \`${wanted}\`` : ''}`;
    throw new AmiError('NoArtifact', message, { path, region });
  }
  const { imageId, name: build, builtAtMs } = found;
  return {
    imageId,
    origin: {
      kind: 'packer-manifest',
      from: `from packer manifest ${path}`,
      path,
      build,
      ...(builtAtMs !== undefined && { builtAtMs }),
    },
  };
}

function describeBuilds(builds: readonly ManifestBuild[]): string {
  return builds.map(({ name, artifactId }) => `\`${artifactId}\` of build ${name}`).join(' and ');
}
