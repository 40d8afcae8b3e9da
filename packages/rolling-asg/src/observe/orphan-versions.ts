import type { Group, LaunchTemplate, LaunchTemplateVersion } from '../cloud/cloud.js';
import { recordsIn } from '../journal/release-record.js';
import { parseReleaseText } from '../journal/release-text.js';
import { runningVersions } from './running-versions.js';

export interface OrphanFacts {
  readonly template: LaunchTemplate;
  readonly versions: readonly LaunchTemplateVersion[];
  /** All groups of the service. */
  readonly groups: readonly Group[];
  /** The rollout that goes on, whose version is none. */
  readonly rolloutId?: string;
}

/** Versions that were made for a group that was never made: ours, unused, and with no word of how they ended. */
export function orphanVersions({
  template,
  versions,
  groups,
  rolloutId,
}: OrphanFacts): readonly LaunchTemplateVersion[] {
  const used = runningVersions(groups, template.id);
  const records = recordsIn(template.tags);
  // Older ones were released before records were kept, or their records had to go.
  const oldestKnown = Math.min(Math.max(0, ...used), ...records.keys());
  return versions.filter(({ version, description }) => {
    const name = parseReleaseText(description);
    if (name === undefined || name.rolloutId === rolloutId) return false;
    return version > oldestKnown && !used.has(version) && !records.has(version);
  });
}
