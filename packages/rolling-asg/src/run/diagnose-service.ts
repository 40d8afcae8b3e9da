import { systemClock, type Clock } from '../cloud/clock.js';
import { durationText } from '../cloud/duration-text.js';
import type { Group } from '../cloud/cloud.js';
import { patientReads, type CloudReads } from '../cloud/patient-reads.js';
import { defaultTiming } from '../engine/timing.js';
import { isLeaseOver } from '../journal/lease.js';
import { templateName } from '../journal/names.js';
import { rolloutOf, rolloutTagKeys, tagKeys, tagOf } from '../journal/tags.js';
import { orphanVersions } from '../observe/orphan-versions.js';
import { findRollout, type FoundRollout } from './find-rollout.js';

/** What is left of a rollout that did not end, or of one that did. */
export interface Finding {
  readonly kind:
    | 'running'
    | 'dead-rollout'
    | 'two-live'
    | 'failed-group'
    | 'kept-over'
    | 'left-tags'
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
  readonly signal?: AbortSignal;
}

/** A version younger than this may belong to a rollout that is about to make its group. */
const youngMs = defaultTiming.leaseMs + defaultTiming.requestMs;

/**
 * Lists what is left of rollouts that died: groups, versions, tags. Touches nothing, and sees nothing without our tags.
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
  const reads = patientReads(cloud, { clock, readMs: defaultTiming.readMs });
  const found = await findRollout(reads, { service, clock, ...(signal === undefined ? {} : { signal }) });
  return [
    ...rolloutFindings(found, clock.now()),
    ...liveFindings(found),
    ...found.failed.map(({ name }) => failedFinding(name)),
    ...found.kept.flatMap((group) => keptFinding(group, clock.now())),
    ...found.groups.filter((group) => rolloutOf(group) === undefined).flatMap(leftTags),
    ...(await orphanFindings(reads, found, { ...options, clock })),
  ];
}

function rolloutFindings({ holder, next, touched, lease }: FoundRollout, now: number): readonly Finding[] {
  if (holder === undefined) return [];
  const { rolloutId, by, since, step, seenAtMs } = holder;
  const groupName = (next ?? touched)?.name ?? holder.groupName;
  const seen = seenAtMs === undefined ? '' : `, last seen ${durationText(Math.max(0, now - seenAtMs))} ago`;
  const what = `${rolloutId} by ${by}, since ${since}, at step ${step}${seen}`;
  if (!isLeaseOver(lease, now))
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

function keptFinding(group: Group, now: number): readonly Finding[] {
  const until = tagOf(group, tagKeys.keptUntil) ?? '';
  const over = now - Date.parse(until);
  if (!(over > 0)) return [];
  const text = `\`${group.name}\` was kept warm until ${until}, ${durationText(over)} ago`;
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

async function orphanFindings(
  reads: CloudReads,
  { template, groups, holder }: FoundRollout,
  { service, clock, signal }: DiagnoseOptions & { readonly clock: Clock },
): Promise<readonly Finding[]> {
  if (template === undefined) return [];
  const versions = await reads.findTemplateVersions(template.id, signal);
  const facts = {
    template,
    versions,
    groups,
    ...(holder === undefined ? {} : { rolloutId: holder.rolloutId }),
  };
  return orphanVersions(facts)
    .filter(({ createdAtMs = 0 }) => clock.now() - createdAtMs >= youngMs)
    .map(({ version, description }) => ({
      kind: 'orphan-version' as const,
      text: `version ${version} of launch template \`${templateName(service)}\` was made for a group that was never made: ${description}`,
      fix: 'delete it',
      version,
    }));
}
