import type { Group, LaunchTemplate } from '../../cloud/cloud.js';
import type { LockHolder } from '../../cloud/errors.js';
import type { CloudReads } from '../../cloud/patient-reads.js';
import { generationName, parseGeneration } from '../../journal/names.js';
import { parseReleaseText } from '../../journal/release-text.js';
import { lastGenerationKey, tagKeys, tagOf } from '../../journal/tags.js';
import { completeUndo, undoOf } from '../../journal/undo-tags.js';

export interface StrippedOptions {
  readonly service: string;
  /** The service's ledger. */
  readonly template?: LaunchTemplate;
  readonly signal?: AbortSignal;
}

/** How many generations back an untagged one is looked for by its name. */
const mostNames = 20;

/**
 * A generation after `before`, made from our ledger, that has none of our tags: somebody took them, or they come late.
 * Of several, the one that was made for `rolloutId`, else the latest.
 */
export async function findUntagged(
  cloud: CloudReads,
  before: Group,
  { rolloutId, ...options }: StrippedOptions & { readonly rolloutId?: string },
): Promise<Group | undefined> {
  const [latest, ...others] = await findAllUntagged(cloud, before, options);
  if (rolloutId === undefined || others.length === 0) return latest;
  for (const group of [latest, ...others]) {
    const holder = group && (await holderOfStripped(cloud, group, options));
    if (holder?.rolloutId === rolloutId) return group;
  }
  return latest;
}

/** The latest first. */
async function findAllUntagged(
  cloud: CloudReads,
  before: Group,
  { service, signal, template }: StrippedOptions,
): Promise<readonly Group[]> {
  const { sourceIds = before.sourceIds } = completeUndo(undoOf(before), before.sourceIds);
  const generationOf = ({ name }: Group): number => parseGeneration(service, name) ?? 0;
  const after = generationOf(before);
  const last = Number(template?.tags[lastGenerationKey] ?? 0);
  const count = Math.min(Math.max(1, last - after), mostNames);
  const names = Array.from({ length: count }, (_, index) => generationName(service, last - index));
  const named = await cloud.findGroups({ names }, signal);
  const attached = sourceIds.length === 0 ? [] : await cloud.findGroups({ sourceIds }, signal);
  const beside = [...named, ...attached.filter(({ name }) => !names.includes(name))];
  return beside
    .filter((group) => group.name !== before.name && tagOf(group, tagKeys.service) === undefined)
    .filter((group) => group.launchTemplate?.id === template?.id && generationOf(group) > after)
    .sort((one, other) => generationOf(other) - generationOf(one));
}

/**
 * Groups in the load balancers of `live` that have none of our tags and are generations of the service by their names and
 * by the releases in our ledger that they are made from. Older generations too: somebody took the tags of one that was
 * on its way back.
 */
export async function findStrippedBeside(
  cloud: CloudReads,
  live: Group,
  options: StrippedOptions,
): Promise<readonly { readonly group: Group; readonly madeFrom: StrippedHolder }[]> {
  if (live.sourceIds.length === 0 || options.template === undefined) return [];
  const attached = await cloud.findGroups({ sourceIds: live.sourceIds }, options.signal);
  const untagged = attached.filter(
    (group) => group.name !== live.name && !group.isDeleting && tagOf(group, tagKeys.service) === undefined,
  );
  const found = await Promise.all(
    untagged.map(async (group) => ({ group, madeFrom: await holderOfStripped(cloud, group, options) })),
  );
  return found.flatMap(({ group, madeFrom }) => (madeFrom === undefined ? [] : [{ group, madeFrom }]));
}

export interface StrippedHolder extends LockHolder {
  /** When the release was made that its group came from, clock ms. */
  readonly madeAtMs: number;
}

/** Whose rollout an untagged group is: told by the release in our ledger that it was made from. */
export async function holderOfStripped(
  cloud: CloudReads,
  group: Group,
  { template, signal }: StrippedOptions,
): Promise<StrippedHolder | undefined> {
  if (template === undefined) return undefined;
  const versions = await cloud.findTemplateVersions(template.id, signal);
  const of = group.launchTemplate;
  const made =
    of?.id === template.id ? versions.find(({ version }) => String(version) === of.version) : undefined;
  const release = made && parseReleaseText(made.description);
  if (made === undefined || release?.groupName !== group.name) return undefined;
  const { createdAtMs: madeAtMs = 0 } = made;
  const since = new Date(madeAtMs).toISOString();
  const { rolloutId } = release;
  return { rolloutId, groupName: group.name, by: 'unknown', since, step: 'createGroup', madeAtMs };
}
