import type { Group, GroupAttachments, LaunchTemplate } from '../cloud/cloud.js';
import type { TrafficSource } from '../cloud/traffic-source.js';
import { RolloutError } from '../cloud/errors.js';
import { holderText } from '../journal/lock-holder.js';
import { parseGeneration, templateName } from '../journal/names.js';
import { findUntagged, holderOfStripped } from '../observe/service/find-stripped.js';
import {
  observeService,
  type ObservedGroup,
  type ServiceObservation,
} from '../observe/service/observe-service.js';
import type { PlanFacts } from './plan-facts.js';
import type { PlanOptions } from './plan-options.js';
import { readSurvey } from './read-survey.js';
import { systemClock } from '../cloud/clock.js';
import { patientReads, type CloudReads } from '../cloud/patient-reads.js';
import { lastGenerationKey, tagKeys, tagOf } from '../journal/tags.js';

/** The longest that one read may take. */
const readMs = 30_000;

/** How often a missing group is looked for, and how far apart. */
const mostLooks = 3;
const lookAgainMs = 2_000;

const noAttachments: GroupAttachments = { policies: [], scheduledActions: [], hooks: [] };

/**
 * Reads what a plan needs to know.
 *
 * @throws RolloutError `Locked` when a rollout holds the service; `BadOptions` when it has no group and none is described
 */
export async function readPlanFacts(port: CloudReads, options: PlanOptions): Promise<PlanFacts> {
  const { service, imageId, signal, clock = systemClock } = options;
  const cloud = patientReads(port, { clock, readMs });
  // The ledger first: a number found in it was written after its group was made, so the groups read next show that one.
  const template = await cloud.findTemplate(templateName(service), signal);
  const observation = await observe(port, options, template);
  const live = liveGroup(observation, options);
  if (live !== undefined) await refuseStripped(cloud, live.group, { ...options, template });
  const source = live?.group ?? options.firstGroup;
  const ids = source?.sourceIds ?? [];
  const sources = await findSources(cloud, ids, { observation, signal });
  const instanceType =
    options.overrides?.instanceType ??
    live?.group.mixedTypes?.[0] ??
    live?.instanceType ??
    options.firstGroup?.instanceType;
  // Which of a policy's types are launched is AWS's to choose: each has to boot the image.
  const [, ...others] = options.overrides?.instanceType === undefined ? (live?.group.mixedTypes ?? []) : [];
  const subnetIds = [
    ...(source?.subnetIds ?? []),
    ...sources.flatMap(({ loadBalancers }) => loadBalancers.flatMap((one) => one.subnetIds)),
  ];
  const image = await cloud.findImage(imageId, signal);
  return {
    observation,
    live,
    template,
    survey: await readSurvey(cloud, options, { observation, live, template, image, instanceType }),
    attachments: live ? await cloud.readAttachments(live.group.name, signal) : noAttachments,
    alarms: options.alarms?.length ? await cloud.findAlarms(options.alarms, signal) : [],
    image,
    ...(live !== undefined && options.strategy === 'refresh'
      ? { refreshes: await cloud.findRefreshes(live.group.name, signal) }
      : {}),
    sources,
    groupsBeside: await groupsBeside(cloud, options, { sources, live }),
    missingSources: ids.filter((id) => !sources.some((one) => one.id === id)),
    instanceType,
    architectures:
      instanceType === undefined ? undefined : await cloud.findArchitectures(instanceType, signal),
    ...(others.length === 0 ? {} : { mixedArchitectures: await architecturesOf(cloud, others, signal) }),
    subnets: subnetIds.length === 0 ? {} : await cloud.findSubnets(subnetIds, signal),
  };
}

/** Those in front of a group of the service were read with it, in this very look; one that was not there is asked for again. */
async function findSources(
  cloud: CloudReads,
  ids: readonly string[],
  { observation, signal }: { readonly observation: ServiceObservation; readonly signal?: AbortSignal },
): Promise<readonly TrafficSource[]> {
  const known = new Map(observation.sources.map(({ settings }) => [settings.id, settings]));
  const asked = ids.filter((id) => !known.has(id));
  const others = asked.length === 0 ? [] : await cloud.findTrafficSources(asked, signal);
  return ids.flatMap((id) => known.get(id) ?? others.find((one) => one.id === id) ?? []);
}

async function architecturesOf(
  cloud: CloudReads,
  types: readonly string[],
  signal: AbortSignal | undefined,
): Promise<NonNullable<PlanFacts['mixedArchitectures']>> {
  const known: Record<string, readonly string[] | undefined> = {};
  for (const type of types) known[type] = await cloud.findArchitectures(type, signal);
  return known;
}

/** A service that has a ledger had a group: an answer without one is looked at again before there is none. */
async function observe(
  port: CloudReads,
  options: PlanOptions,
  template: LaunchTemplate | undefined,
): Promise<ServiceObservation> {
  const { clock = systemClock, signal } = options;
  for (let look = 1; ; look++) {
    const observation = await observeService(port, options);
    const isExpected = template?.tags[lastGenerationKey] !== undefined;
    if (observation.groups.length > 0 || !isExpected || look >= mostLooks) return observation;
    await clock.sleep(lookAgainMs, signal);
  }
}

/**
 * A first group would serve beside these, not in their place: somebody may have meant to adopt one. Beside a live one,
 * only those in its target groups matter: a load balancer can serve many.
 */
async function groupsBeside(
  cloud: CloudReads,
  { service, signal }: PlanOptions,
  { sources, live }: { readonly sources: readonly TrafficSource[]; readonly live?: ObservedGroup },
): Promise<readonly Group[]> {
  const asked = live === undefined ? sources : sources.filter(({ kind }) => kind === 'target-group');
  if (asked.length === 0) return [];
  const sourceIds = asked.map(({ id }) => id);
  const attached = await cloud.findGroups({ sourceIds }, signal);
  const isOther = (group: Group) =>
    group.name !== live?.group.name && tagOf(group, tagKeys.service) !== service && !group.isDeleting;
  return attached.filter(isOther);
}

/** Next of another rollout whose tags somebody took, or whose tags are not seen yet, may already serve. */
async function refuseStripped(
  cloud: CloudReads,
  live: Group,
  { service, signal, clock = systemClock, template }: PlanOptions & { readonly template?: LaunchTemplate },
): Promise<void> {
  const last = Number(template?.tags[lastGenerationKey] ?? 0);
  if (last <= (parseGeneration(service, live.name) ?? 0)) return;
  const options = { service, template, ...(signal === undefined ? {} : { signal }) };
  const untagged = await findUntagged(cloud, live, options);
  const holder = untagged && (await holderOfStripped(cloud, untagged, options));
  if (holder !== undefined) throw new RolloutError('Locked', holderText(service, holder, clock), { holder });
}

function liveGroup(
  { service, groups, holder }: ServiceObservation,
  options: PlanOptions,
): ObservedGroup | undefined {
  const { clock = systemClock } = options;
  if (holder !== undefined) throw new RolloutError('Locked', holderText(service, holder, clock), { holder });
  const candidates = groups.filter(({ role, group }) => role === 'live' && !group.isDeleting);
  const [live, second] = candidates;
  if (live !== undefined && second !== undefined) {
    const names = candidates.map(({ group }) => `\`${group.name}\``).join(' and ');
    throw new RolloutError(
      'BadOptions',
      `\`${service}\` has more than one live group: ${names}; only one can be rolled`,
    );
  }
  if (live === undefined && options.strategy === 'refresh') throw nothingToRefresh(service);
  if (live === undefined && options.firstGroup === undefined) {
    throw new RolloutError(
      'BadOptions',
      `\`${service}\` has no group yet: describe the first one, or name an existing one to adopt`,
    );
  }
  return live;
}

function nothingToRefresh(service: string): RolloutError {
  const text = `\`${service}\` has no group to refresh: name the existing one to adopt; a first group is made with strategy \`replace\``;
  return new RolloutError('BadOptions', text);
}
