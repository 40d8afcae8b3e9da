import type { Group, GroupAttachments, LoadBalancerSettings } from '../cloud/cloud.js';
import { RolloutError } from '../cloud/errors.js';
import { holderText } from '../journal/lock-holder.js';
import { templateName } from '../journal/names.js';
import { observeService, type ObservedGroup, type ServiceObservation } from '../observe/observe-service.js';
import type { PlanFacts } from './plan-facts.js';
import type { PlanOptions } from './plan-options.js';
import type { CloudPort } from '../cloud/ports.js';
import { tagKeys, tagOf } from '../journal/tags.js';

const noAttachments: GroupAttachments = { policies: [], scheduledActions: [], hooks: [] };

/**
 * Reads what a plan needs to know.
 *
 * @throws RolloutError `Locked` when a rollout holds the service; `BadOptions` when it has no group and none is described
 */
export async function readPlanFacts(cloud: CloudPort, options: PlanOptions): Promise<PlanFacts> {
  const { service, imageId, signal } = options;
  // The ledger first: a number found in it was written after its group was made, so the groups read next show that one.
  const template = await cloud.findTemplate(templateName(service), signal);
  const observation = await observeService(cloud, options);
  const live = liveGroup(observation, options);
  const source = live?.group ?? options.firstGroup;
  const names = source?.loadBalancerNames ?? [];
  const loadBalancers = names.length === 0 ? [] : await cloud.findLoadBalancers(names, signal);
  const instanceType =
    options.overrides?.instanceType ?? live?.instanceType ?? options.firstGroup?.instanceType;
  const subnetIds = [...(source?.subnetIds ?? []), ...loadBalancers.flatMap((one) => one.subnetIds)];
  return {
    observation,
    live,
    template,
    attachments: live ? await cloud.readAttachments(live.group.name, signal) : noAttachments,
    image: await cloud.findImage(imageId, signal),
    loadBalancers,
    groupsBeside: live ? undefined : await groupsBeside(cloud, options.service, { loadBalancers, signal }),
    missingLoadBalancers: names.filter((name) => !loadBalancers.some((one) => one.name === name)),
    instanceType,
    architectures:
      instanceType === undefined ? undefined : await cloud.findArchitectures(instanceType, signal),
    subnetZones: subnetIds.length === 0 ? {} : await cloud.findSubnetZones(subnetIds, signal),
  };
}

/** A first group would serve beside these, not in their place: somebody may have meant to adopt one. */
async function groupsBeside(
  cloud: CloudPort,
  service: string,
  {
    loadBalancers,
    signal,
  }: { readonly loadBalancers: readonly LoadBalancerSettings[]; readonly signal?: AbortSignal },
): Promise<readonly Group[]> {
  if (loadBalancers.length === 0) return [];
  const loadBalancerNames = loadBalancers.map(({ name }) => name);
  const attached = await cloud.findGroups({ loadBalancerNames }, signal);
  return attached.filter((group) => !group.isDeleting && tagOf(group, tagKeys.service) !== service);
}

function liveGroup(
  { service, groups, holder }: ServiceObservation,
  options: PlanOptions,
): ObservedGroup | undefined {
  if (holder !== undefined) throw new RolloutError('Locked', holderText(service, holder), { holder });
  const candidates = groups.filter(({ role, group }) => role === 'live' && !group.isDeleting);
  const [live, second] = candidates;
  if (live !== undefined && second !== undefined) {
    const names = candidates.map(({ group }) => `\`${group.name}\``).join(' and ');
    throw new RolloutError(
      'BadOptions',
      `\`${service}\` has more than one live group: ${names}; only one can be rolled`,
    );
  }
  if (live === undefined && options.firstGroup === undefined) {
    throw new RolloutError(
      'BadOptions',
      `\`${service}\` has no group yet: describe the first one, or name an existing one to adopt`,
    );
  }
  return live;
}
