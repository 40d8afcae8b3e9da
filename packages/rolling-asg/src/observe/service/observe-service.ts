import type { Group, LaunchConfiguration, LaunchSettings, LaunchTemplateVersion } from '../../cloud/cloud.js';
import type { TargetState, TrafficSource } from '../../cloud/traffic-source.js';
import { RolloutError, type LockHolder } from '../../cloud/errors.js';
import { lockHolder } from '../../journal/lock-holder.js';
import { systemClock, type Clock } from '../../cloud/clock.js';
import { patientReads, type CloudReads } from '../../cloud/patient-reads.js';
import { pointedSources, runningSources, type LaunchSource } from './running-sources.js';
import type { SourceReading, Sample } from '../sample/sample.js';
import type { GroupSnapshot } from '../snapshot/snapshot.js';
import { roleOf, type GroupRole } from '../../journal/tags.js';
import { groupSnapshot } from '../snapshot/take-snapshot.js';

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
  /** The launch configuration that its instances run, or that it is made from while they run several. */
  readonly configuration?: LaunchConfiguration;
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
    const launched = await readLaunched(cloud, group, signal);
    observed.push(observedGroup(group, sample, { ...launched, settings }));
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

interface Launched {
  readonly version?: LaunchTemplateVersion;
  readonly configuration?: LaunchConfiguration;
  /** Whether all its instances run it. */
  readonly isOne: boolean;
}

/** What the instances run: what the group points at may have moved since they were launched. */
async function readLaunched(cloud: CloudReads, group: Group, signal?: AbortSignal): Promise<Launched> {
  const running = runningSources(group);
  const [pointed] = pointedSources(group);
  const isOne = running.length < 2;
  const source = isOne ? (running[0] ?? pointed) : pointed;
  if (source?.kind === 'configuration') {
    const configuration = await cloud.findLaunchConfiguration(source.name, signal);
    return configuration === undefined ? readPointed(cloud, pointed, signal) : { configuration, isOne };
  }
  if (source === undefined || !isOne) return { isOne };
  return { version: await cloud.findTemplateVersion(source.id, source.version, signal), isOne };
}

/** Whoever replaces a launch configuration deletes the one before, from which the instances still are. */
async function readPointed(
  cloud: CloudReads,
  pointed: LaunchSource | undefined,
  signal?: AbortSignal,
): Promise<Launched> {
  if (pointed?.kind !== 'configuration') return { isOne: false };
  return { configuration: await cloud.findLaunchConfiguration(pointed.name, signal), isOne: false };
}

function observedGroup(
  group: Group,
  sample: Sample,
  facts: Launched & { readonly settings: readonly TrafficSource[] },
): ObservedGroup {
  const role = roleOf(group);
  const { version, configuration, isOne } = facts;
  const running = version ?? (isOne ? configuration : undefined);
  const imageId = running?.imageId;
  return {
    group,
    role,
    imageId,
    runs: version && { templateId: version.templateId, version: version.version },
    configuration,
    instanceType: running?.instanceType,
    launchSettings: running?.settings,
    releaseText: version?.description,
    snapshot: groupSnapshot(group, sample, {
      role: role === 'next' ? 'next' : 'previous',
      imageId,
      sightings: new Map(),
      sources: facts.settings,
    }),
  };
}
