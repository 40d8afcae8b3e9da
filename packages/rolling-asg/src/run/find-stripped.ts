import type { Group, LaunchTemplate } from '../cloud/cloud.js';
import type { LockHolder } from '../cloud/errors.js';
import type { CloudReads } from '../cloud/patient-reads.js';
import { defaultTiming } from '../engine/context/timing.js';
import { parseReleaseText } from '../journal/release-text.js';
import type { FindOptions } from './find-rollout.js';

/** A younger one may be a rollout that has just begun, whose tags are not seen yet. */
const youngMs = defaultTiming.leaseMs + defaultTiming.requestMs;

/** Whose rollout an untagged group is: told by the release in our ledger that it was made from. */
export async function holderOfStripped(
  cloud: CloudReads,
  group: Group,
  { template, clock, signal }: FindOptions & { readonly template?: LaunchTemplate },
): Promise<LockHolder | undefined> {
  if (template === undefined) return undefined;
  const versions = await cloud.findTemplateVersions(template.id, signal);
  const made = versions.find(({ version }) => String(version) === group.launchTemplate?.version);
  const release = made && parseReleaseText(made.description);
  if (made === undefined || release?.groupName !== group.name) return undefined;
  const { createdAtMs = 0 } = made;
  if (clock.now() - createdAtMs < youngMs) return undefined;
  const since = new Date(createdAtMs).toISOString();
  const { rolloutId } = release;
  return { rolloutId, groupName: group.name, by: 'unknown', since, step: 'createGroup' };
}
