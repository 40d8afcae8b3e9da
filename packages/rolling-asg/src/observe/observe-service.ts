import type { Group, LaunchSettings, LaunchTemplateVersion } from '../cloud/cloud.js';
import type { TargetState, TrafficSource } from '../cloud/traffic-source.js';
import { RolloutError, type LockHolder } from '../cloud/errors.js';
import { lockHolder } from '../journal/lock-holder.js';
import { systemClock, type Clock } from '../cloud/clock.js';
import { patientReads, type CloudReads } from '../cloud/patient-reads.js';
import type { SourceReading, Sample } from './sample.js';
import type { GroupSnapshot } from './snapshot.js';
import { roleOf, type GroupRole } from '../journal/tags.js';
import { groupSnapshot } from './take-snapshot.js';

/** Which service to look at. */
export interface ObserveOptions {
  /** Its groups are found by the tag `clicamos:service`. */
  readonly service: string;
  /** Name of a group without our tags to take as the live one. */
  readonly adopt?: string;
  /** Paces reads that have to be tried again. @default `systemClock` */
  readonly clock?: Clock;
  /** The longest that one read may take, ms of `clock`. @default 30_000 */
  readonly readMs?: number;
  /** On abort it rejects with `signal.reason`. */
  readonly signal?: AbortSignal;
}

const defaultReadMs = 30_000;

/** A group with what the load balancers say of it. */
export interface ObservedGroup {
  readonly group: Group;
  /** From the tags; a group without one is `live`. A `failed` one was left for debugging, a `kept` one is warm. */
  readonly role: GroupRole;
  readonly imageId?: string;
  /** The launch template version that its instances run; absent when they run several. */
  readonly runs?: { readonly templateId: string; readonly version: number };
  readonly instanceType?: string;
  /** What its instances are launched with. */
  readonly launchSettings?: LaunchSettings;
  /** What the release's launch template version says of itself. */
  readonly releaseText?: string;
  /** Serving count and one text per instance. */
  readonly snapshot: GroupSnapshot;
}

/** A load balancer of the service, and what it says of each registered instance. */
export interface ObservedSource {
  readonly settings: TrafficSource;
  readonly states: readonly TargetState[];
}

/** A service as it is now. */
export interface ServiceObservation {
  readonly service: string;
  readonly groups: readonly ObservedGroup[];
  readonly sources: readonly ObservedSource[];
  /** Attached to a group, but not there. */
  readonly missingSources: readonly string[];
  /** A rollout that runs, or that died. */
  readonly holder?: LockHolder;
}

/**
 * Reads a service once: its groups (by tag, or by name with `adopt`) and their load balancers.
 * Anything that cannot be read is an error here; nothing is guessed.
 *
 * @throws RolloutError `BadOptions` when the group to adopt does not exist
 *
 * @example
 * import { observeService } from '@clicamos/rolling-asg';
 * const { groups, holder } = await observeService(cloud, { service: 'web' });
 */
export async function observeService(port: CloudReads, options: ObserveOptions): Promise<ServiceObservation> {
  const { service, signal, clock = systemClock, readMs = defaultReadMs } = options;
  const cloud = patientReads(port, { clock, readMs });
  const groups = await readGroups(cloud, options);
  const ids = [...new Set(groups.flatMap((group) => group.sourceIds))];
  const settings = ids.length === 0 ? [] : await cloud.findTrafficSources(ids, signal);
  const readings: SourceReading[] = [];
  const sources: ObservedSource[] = [];
  for (const one of settings) {
    const states = await cloud.readTargetStates(one.id, signal);
    sources.push({ settings: one, states });
    readings.push({ id: one.id, states: { kind: 'read', value: states } });
  }
  const sample: Sample = { at: 0, groups: { kind: 'read', value: groups }, sources: readings };
  const observed: ObservedGroup[] = [];
  for (const group of groups) {
    const version = await readVersion(cloud, group, signal);
    observed.push(observedGroup(group, sample, { version, settings }));
  }
  return {
    service,
    groups: observed,
    sources,
    missingSources: ids.filter((id) => !settings.some((one) => one.id === id)),
    holder: lockHolder(groups),
  };
}

async function readGroups(
  cloud: CloudReads,
  { service, adopt, signal }: ObserveOptions,
): Promise<readonly Group[]> {
  const tagged = await cloud.findGroups({ service }, signal);
  if (adopt === undefined || tagged.some(({ name }) => name === adopt)) return tagged;
  const named = await cloud.findGroups({ names: [adopt] }, signal);
  if (named.length > 0) return [...tagged, ...named];
  throw new RolloutError('BadOptions', `There is no Auto Scaling group \`${adopt}\` to adopt`);
}

/** The version that the instances run: what the group points at may have moved since they were launched. */
async function readVersion(
  cloud: CloudReads,
  group: Group,
  signal?: AbortSignal,
): Promise<LaunchTemplateVersion | undefined> {
  const { launchTemplate } = group;
  if (launchTemplate === undefined) return undefined;
  const running = runningVersions(group);
  if (running.length > 1) return undefined;
  const [{ id, version } = launchTemplate] = running;
  return cloud.findTemplateVersion(id, version, signal);
}

function runningVersions({
  instances,
  launchTemplate,
}: Group): readonly { readonly id: string; readonly version: string }[] {
  const found = new Map<string, { readonly id: string; readonly version: string }>();
  for (const { launchTemplateId: id = launchTemplate?.id, launchTemplateVersion: version } of instances) {
    if (id !== undefined && version !== undefined) found.set(`${id} ${version}`, { id, version });
  }
  return [...found.values()];
}

function observedGroup(
  group: Group,
  sample: Sample,
  facts: { readonly version?: LaunchTemplateVersion; readonly settings: readonly TrafficSource[] },
): ObservedGroup {
  const role = roleOf(group);
  const imageId = facts.version?.imageId;
  return {
    group,
    role,
    imageId,
    runs: facts.version && { templateId: facts.version.templateId, version: facts.version.version },
    instanceType: facts.version?.instanceType,
    launchSettings: facts.version?.settings,
    releaseText: facts.version?.description,
    snapshot: groupSnapshot(group, sample, {
      role: role === 'next' ? 'next' : 'previous',
      imageId,
      sightings: new Map(),
      sources: facts.settings,
    }),
  };
}
