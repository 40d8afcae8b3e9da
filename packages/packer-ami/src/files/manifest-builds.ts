import type { AmiError } from '../terms/errors.js';
import { parseJsonObject } from '../terms/parse-json-object.js';

/** One entry of Packer's manifest. */
export interface ManifestBuild {
  /** `web`, or `amazon-ebs.web` where builds of several types are called so. */
  readonly build: string;
  /** `amazon-ebs.web`, as Packer's log calls it. */
  readonly fullName: string;
  readonly artifactId: string;
  readonly builtAtMs: number | undefined;
  readonly isOfLastRun: boolean;
}

/**
 * The entries of a manifest, of which at least one is of its last run.
 *
 * @param malformed makes the error to throw of what is wrong
 */
export function manifestBuilds(text: string, malformed: (why: string) => AmiError): readonly ManifestBuild[] {
  const manifest = parseJsonObject(text);
  if (typeof manifest === 'string') throw malformed(isLog(text) ? 'is a log: name it as one' : manifest);
  const { builds, last_run_uuid: lastRun } = manifest;
  if (!Array.isArray(builds)) throw malformed('has no list `builds`');
  if (typeof lastRun !== 'string' || lastRun === '') throw malformed('has no `last_run_uuid`');
  const entries = builds.map(toEntry);
  const all = entries.map((entry) => toBuild(entry, entries, lastRun));
  if (all.some(({ isOfLastRun }) => isOfLastRun)) return all;
  throw malformed(`has no build of its last run \`${lastRun}\``);
}

function isLog(text: string): boolean {
  return /^\d{10},[^,]*,[a-z]/m.test(text);
}

interface Entry {
  readonly name: string;
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

function toEntry(build: unknown): Entry {
  const fields: Entry['fields'] = typeof build === 'object' && build !== null ? { ...build } : {};
  return { name: textOf(fields['name']), type: textOf(fields['builder_type']), fields };
}

function toBuild({ name, type, fields }: Entry, all: readonly Entry[], lastRun: string): ManifestBuild {
  const { artifact_id: artifactId, packer_run_uuid: runUuid, build_time: builtAt } = fields;
  const isShared = all.some((entry) => entry.name === name && entry.type !== type);
  const fullName = `${type}.${name}`;
  return {
    build: isShared ? fullName : name,
    fullName,
    artifactId: textOf(artifactId),
    builtAtMs: typeof builtAt === 'number' ? builtAt * 1000 : undefined,
    isOfLastRun: runUuid === lastRun,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
