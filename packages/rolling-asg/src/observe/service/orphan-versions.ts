import type { Group, LaunchTemplate, LaunchTemplateVersion } from '../../cloud/cloud.js';
import { parseGeneration } from '../../journal/names.js';
import { recordsIn } from '../../journal/release-record.js';
import { parseReleaseText } from '../../journal/release-text.js';
import { lastGenerationKey } from '../../journal/tags.js';
import { runningVersions } from './running-versions.js';

export interface OrphanFacts {
  readonly service: string;
  readonly template: LaunchTemplate;
  readonly versions: readonly LaunchTemplateVersion[];
  /** All groups of the service. */
  readonly groups: readonly Group[];
  /** The rollout that goes on, whose version is none. */
  readonly rolloutId?: string;
}

/** A version whose group was never made, or is gone again without ever having been live. */
export interface OrphanVersion {
  readonly version: number;
  readonly description: string;
  /** The rollout that made it. */
  readonly rolloutId: string;
  readonly groupName: string;
  /** Clock ms. */
  readonly createdAtMs: number;
  /** Whether its rollout can make no group from it any more, however young it is: the generation went to another one. */
  readonly isOver: boolean;
}

/** Versions of ours that nothing uses: their group was never made, or their rollout went back and left them. */
export function orphanVersions(facts: OrphanFacts): readonly OrphanVersion[] {
  const { template, versions, groups } = facts;
  const used = runningVersions(groups, template.id);
  const records = recordsIn(template.tags);
  // Older ones were released before records were kept, or their records had to go.
  const oldestKnown = Math.min(Math.max(0, ...used), ...records.keys());
  // AWS removes a template's first version, its default, only together with the template.
  const first = versions.length > 1 || used.size > 0 ? 1 : 0;
  return versions.flatMap(({ version, description, createdAtMs = 0 }) => {
    const name = parseReleaseText(description);
    if (name === undefined || name.rolloutId === facts.rolloutId || version <= first) return [];
    const outcome = records.get(version)?.outcome;
    if (used.has(version) || outcome === 'deployed') return [];
    const { groupName, rolloutId } = name;
    const orphan = { version, description, rolloutId, groupName, createdAtMs };
    // Its rollout could not take it away when it ended.
    if (outcome === 'rolled-back') return [{ ...orphan, isOver: true }];
    // A generation is used once: where a later version has it too, this one was not.
    if (version <= oldestKnown && !isMadeAgain(versions, version, groupName)) return [];
    return [{ ...orphan, isOver: isOver(facts, groupName) }];
  });
}

function isMadeAgain(
  versions: readonly LaunchTemplateVersion[],
  version: number,
  groupName: string,
): boolean {
  return versions.some(
    (other) => other.version > version && parseReleaseText(other.description)?.groupName === groupName,
  );
}

/** Whoever makes a group has written its generation down before, and makes none whose generation is not the last one. */
function isOver({ service, template, groups }: OrphanFacts, groupName: string): boolean {
  const generation = parseGeneration(service, groupName) ?? Infinity;
  const last = Number(template.tags[lastGenerationKey] ?? 0);
  return generation < last || (generation === last && groups.some(({ name }) => name === groupName));
}
