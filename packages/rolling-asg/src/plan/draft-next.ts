import { wantedCapacity } from './capacity.js';
import { generationName, templateName } from '../journal/names.js';
import { draftGeneration } from './draft-generation.js';
import type { ObservedGroup } from '../observe/service/observe-service.js';
import type { PlannedNext } from './plan.js';
import type { PlanFacts } from './plan-facts.js';
import type { PlanOptions } from './plan-options.js';
import type { TemplateBase, TemplateOverrides } from '../cloud/ports.js';
import { foreignTags, isWorkers } from '../journal/tags.js';

/** How long a boot may take when nobody says, as in AWS's console. */
const defaultGraceMs = 300_000;

/** What AWS recommends, and what nothing that exists can break by. */
const firstMetadata = { httpTokens: 'required' } as const;

/** The next group: previous as it is now, or the first group as described, with the release's changes. */
export function draftNext(facts: PlanFacts, options: PlanOptions): PlannedNext {
  const { template, attachments } = facts;
  const { service, imageId, overrides = {}, traffic } = options;
  const settings = inheritedFrom(facts, options);
  const minSize = overrides.minSize ?? settings.minSize;
  const maxSize = overrides.maxSize ?? settings.maxSize;
  const wanted = { wantedSoFar: settings.desiredCapacity, minSize, maxSize };
  return {
    ...settings,
    name: nameOf(facts, options),
    imageId,
    minSize,
    maxSize,
    desiredCapacity: wantedCapacity(wanted),
    templateName: templateName(service),
    templateId: template?.id,
    templateVersion: (template?.latestVersion ?? 0) + 1,
    overrides: templateOverrides(facts, options),
    healthCheckGraceMs: overrides.healthCheckGraceMs ?? settings.healthCheckGraceMs,
    attachments,
    isWorkers: traffic === 'none' || (facts.live !== undefined && isWorkers(facts.live.group)),
  };
}

/** A group that is refreshed keeps its name. */
function nameOf(facts: PlanFacts, { service, strategy }: PlanOptions): string {
  if (strategy === 'refresh' && facts.live !== undefined) return facts.live.group.name;
  return generationName(service, draftGeneration(facts, service));
}

type Inherited = Pick<
  PlannedNext,
  | 'minSize'
  | 'maxSize'
  | 'desiredCapacity'
  | 'base'
  | 'sourceIds'
  | 'subnetIds'
  | 'zones'
  | 'healthCheckGraceMs'
  | 'tags'
  | 'inherited'
>;

function inheritedFrom({ live, template }: PlanFacts, { firstGroup, fromVersion }: PlanOptions): Inherited {
  if (live !== undefined) {
    const inherited = fromLive(live);
    if (fromVersion === undefined || template === undefined) return inherited;
    const base = { kind: 'version', templateId: template.id, version: String(fromVersion) } as const;
    return { ...inherited, base };
  }
  const tags = Object.entries(firstGroup?.tags ?? {}).map(([key, value]) => ({
    key,
    value,
    propagate: true,
  }));
  return {
    minSize: firstGroup?.minSize ?? 0,
    maxSize: firstGroup?.maxSize ?? 0,
    desiredCapacity: firstGroup?.desiredCapacity ?? 0,
    base: { kind: 'scratch' },
    sourceIds: firstGroup?.sourceIds ?? [],
    subnetIds: firstGroup?.subnetIds ?? [],
    zones: [],
    healthCheckGraceMs: firstGroup?.healthCheckGraceMs ?? defaultGraceMs,
    tags,
    inherited: {},
  };
}

function fromLive(live: ObservedGroup): Inherited {
  const { group } = live;
  const { minSize, maxSize, desiredCapacity, sourceIds, subnetIds, zones } = group;
  const { healthCheckGraceMs, inherited } = group;
  const sizes = { minSize, maxSize, desiredCapacity };
  const places = { sourceIds, subnetIds, zones };
  return {
    ...sizes,
    ...places,
    healthCheckGraceMs,
    inherited,
    tags: foreignTags(group),
    base: baseOf(live),
  };
}

/** What the instances run, else what the group points at. */
function baseOf({ group: { launchTemplate }, runs, configuration }: ObservedGroup): TemplateBase {
  if (configuration !== undefined && launchTemplate === undefined)
    return { kind: 'launch-configuration', name: configuration.name };
  if (runs !== undefined)
    return { kind: 'version', templateId: runs.templateId, version: String(runs.version) };
  if (launchTemplate === undefined) return { kind: 'scratch' };
  return { kind: 'version', templateId: launchTemplate.id, version: launchTemplate.version };
}

function templateOverrides(
  { live }: PlanFacts,
  { firstGroup, overrides = {} }: PlanOptions,
): PlannedNext['overrides'] {
  const first: TemplateOverrides = live === undefined ? (firstGroup ?? {}) : {};
  return {
    instanceType: overrides.instanceType ?? first.instanceType,
    keyName: overrides.keyName ?? first.keyName,
    securityGroupIds: overrides.securityGroupIds ?? first.securityGroupIds,
    userData: overrides.userData ?? first.userData,
    instanceProfile: overrides.instanceProfile ?? first.instanceProfile,
    metadata: overrides.metadata ?? first.metadata ?? (live === undefined ? firstMetadata : undefined),
    volumes: overrides.volumes ?? first.volumes,
    instanceTags: overrides.instanceTags ?? first.instanceTags,
    volumeTags:
      overrides.volumeTags ?? first.volumeTags ?? (live === undefined ? firstGroup?.tags : undefined),
  };
}
