import { realAgeOf, realMsOf, systemClock, type Clock } from '../cloud/clock.js';
import { durationText } from '../cloud/duration-text.js';
import type { Group, LaunchTemplate } from '../cloud/cloud.js';
import { patientReads, type CloudReads } from '../cloud/patient-reads.js';
import { defaultTiming, type RunnerTiming } from '../engine/context/timing.js';
import { isLeaseOver } from '../journal/lease.js';
import { seenText, sinceText } from '../journal/lock-holder.js';
import { rolloutOf, rolloutTagKeys, tagKeys, tagOf } from '../journal/tags.js';
import { orphanVersions, type OrphanVersion } from '../observe/service/orphan-versions.js';
import { msUntilOver } from '../steps/release/remove-orphans.js';
import { findStrippedBeside } from '../observe/service/find-stripped.js';
import { findRollout, youngMs, type FoundRollout } from './found/find-rollout.js';

/** What is left of a rollout that did not end, or of one that did. */
export interface Finding {
  readonly kind:
    | 'running'
    | 'dead-rollout'
    | 'two-live'
    | 'failed-group'
    | 'kept-over'
    | 'left-tags'
    | 'stripped-group'
    | 'orphan-version';
  /** What it is, in one sentence. */
  readonly text: string;
  /** What `repairService` does about it; absent when nothing is wrong, or a person must decide. */
  readonly fix?: string;
  readonly groupName?: string;
  readonly version?: number;
}

/** Which service to look at. */
export interface DiagnoseOptions {
  readonly service: string;
  /** @default `systemClock` */
  readonly clock?: Clock;
  /** As its rollouts are run with. @default `defaultTiming`, for AWS */
  readonly timing?: Partial<RunnerTiming>;
  readonly signal?: AbortSignal;
}

/**
 * Lists what is left of rollouts that died: groups, versions, tags. Touches nothing. A group without our tags is seen only
 * where its name and the release that it is made from are the service's.
 *
 * @example
 * import { diagnoseService } from '@clicamos/rolling-asg';
 * for (const { text, fix } of await diagnoseService(cloud, { service: 'web' })) console.log(text, fix);
 */
export async function diagnoseService(
  cloud: CloudReads,
  options: DiagnoseOptions,
): Promise<readonly Finding[]> {
  const { service, clock = systemClock, signal } = options;
  const timing = { ...defaultTiming, ...options.timing };
  const reads = patientReads(cloud, { clock, readMs: timing.readMs });
  const found = await findRollout(reads, { service, clock, ...(signal === undefined ? {} : { signal }) });
  const orphans = await orphanFindings(reads, found, { service, clock, timing, signal });
  const beside = await besideFindings(reads, found, { service, clock, timing, signal });
  return [
    ...rolloutFindings(found, clock),
    ...liveFindings(found),
    ...found.failed.map(({ name }) => failedFinding(name)),
    ...found.kept.flatMap((group) => keptFinding(group, clock)),
    ...found.groups.filter((group) => rolloutOf(group) === undefined).flatMap(leftTags),
    ...orphans,
    ...beside.filter(({ groupName }) => orphans.every((orphan) => orphan.groupName !== groupName)),
  ];
}

function rolloutFindings({ holder, next, touched, lease }: FoundRollout, clock: Clock): readonly Finding[] {
  if (holder === undefined) return [];
  const { rolloutId, by, step } = holder;
  const groupName = (next ?? touched)?.name ?? holder.groupName;
  const what = `${rolloutId} by ${by}, ${sinceText(holder, clock)}, at step ${step}${seenText(holder, clock)}`;
  if (!isLeaseOver(lease, clock.now()))
    return [{ kind: 'running', text: `a rollout is under way: ${what}`, groupName }];
  const fix = 'go back to the previous group, or forward when that is gone';
  return [{ kind: 'dead-rollout', text: `a rollout died: ${what}`, fix, groupName }];
}

function liveFindings({ groups, next }: FoundRollout): readonly Finding[] {
  const live = groups.filter((group) => isPlainLive(group) && group.name !== next?.name && !group.isDeleting);
  if (live.length < 2) return [];
  const names = live.map(({ name }) => `\`${name}\``).join(' and ');
  const fix = 'keep the newest one that serves whole, and remove the others';
  return [{ kind: 'two-live', text: `there is more than one live group: ${names}`, fix }];
}

/** Live, and of no rollout. */
export function isPlainLive(group: Group): boolean {
  const role = tagOf(group, tagKeys.role);
  return (role === undefined || role === 'live') && rolloutOf(group) === undefined;
}

function failedFinding(groupName: string): Finding {
  const text = `\`${groupName}\` was left for debugging after its rollout failed`;
  return { kind: 'failed-group', text, fix: 'remove it, unless it serves', groupName };
}

function keptFinding(group: Group, clock: Clock): readonly Finding[] {
  const until = Date.parse(tagOf(group, tagKeys.keptUntil) ?? '');
  if (!(clock.now() > until)) return [];
  const at = new Date(realMsOf(clock, until)).toISOString();
  const text = `\`${group.name}\` was kept warm until ${at}, ${durationText(realAgeOf(clock, until))} ago`;
  return [{ kind: 'kept-over', text, fix: 'remove it, when the live group serves', groupName: group.name }];
}

/** Tags of a rollout on a group that is in none: a write that came late, or the last one that never came. */
function leftTags(group: Group): readonly Finding[] {
  const role = tagOf(group, tagKeys.role);
  if (role === 'kept' || role === 'failed') return [];
  const keys = rolloutTagKeys.filter((key) => tagOf(group, key) !== undefined);
  if (keys.length === 0) return [];
  const names = keys.map((key) => `\`${key}\``).join(', ');
  const text = `\`${group.name}\` has tags of a rollout that it is not in: ${names}`;
  return [{ kind: 'left-tags', text, fix: 'remove them', groupName: group.name }];
}

interface OrphanSearch {
  readonly service: string;
  readonly clock: Clock;
  readonly timing: RunnerTiming;
  readonly signal: AbortSignal | undefined;
}

async function orphanFindings(
  reads: CloudReads,
  { template, groups, holder }: FoundRollout,
  { service, clock, timing, signal }: OrphanSearch,
): Promise<readonly Finding[]> {
  if (template === undefined) return [];
  const versions = await reads.findTemplateVersions(template.id, signal);
  const own = holder === undefined ? {} : { rolloutId: holder.rolloutId };
  const orphans = orphanVersions({ service, template, versions, groups, ...own }).filter(
    (orphan) => msUntilOver({ clock, timing }, orphan) === 0,
  );
  if (orphans.length === 0) return [];
  const names = orphans.map(({ groupName }) => groupName);
  const named = await reads.findGroups({ names }, signal);
  return orphans.map((orphan) => {
    const stripped = named.find((group) => isMadeFrom(group, template, orphan));
    return stripped === undefined ? orphanFinding(template, orphan) : strippedFinding(stripped, orphan);
  });
}

function isMadeFrom(
  group: Group,
  { id }: LaunchTemplate,
  { groupName, version }: Pick<OrphanVersion, 'groupName' | 'version'>,
): boolean {
  const { name, launchTemplate, isDeleting } = group;
  if (name !== groupName || isDeleting || tagOf(group, tagKeys.service) !== undefined) return false;
  return launchTemplate?.id === id && launchTemplate.version === String(version);
}

function orphanFinding({ name }: LaunchTemplate, { version, description }: OrphanVersion): Finding {
  const text = `version ${version} of launch template \`${name}\` was made for a group that was never made: ${description}`;
  return { kind: 'orphan-version', text, fix: 'delete it', version };
}

/** Of a rollout that has not ended one is that rollout's; a young one's tags may be late. */
async function besideFindings(
  reads: CloudReads,
  { template, live, holder }: FoundRollout,
  { service, clock, signal }: OrphanSearch,
): Promise<readonly Finding[]> {
  if (holder !== undefined || live === undefined || template === undefined) return [];
  const search = { service, template, ...(signal === undefined ? {} : { signal }) };
  const found = await findStrippedBeside(reads, live, search);
  return found
    .filter(({ madeFrom }) => clock.now() - madeFrom.madeAtMs >= youngMs)
    .map(({ group: { name: groupName } }) => {
      const text = `\`${groupName}\` has lost its tags, and is in the load balancers of \`${live.name}\``;
      return { kind: 'stripped-group', text, fix: removeWhenServed, groupName };
    });
}

const removeWhenServed = 'remove it, when the live group serves whole';

/** It may still serve beside the live group. */
function strippedFinding({ name }: Group, { version, description }: OrphanVersion): Finding {
  const text = `\`${name}\` has lost its tags: it was made by a rollout that did not end: ${description}`;
  return { kind: 'stripped-group', text, fix: removeWhenServed, groupName: name, version };
}
