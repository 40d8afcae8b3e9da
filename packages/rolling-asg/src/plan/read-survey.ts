import type { LaunchQuestion, LaunchSurvey } from '../cloud/launch-survey.js';
import type { CloudReads } from '../cloud/patient-reads.js';
import { generationName } from '../journal/names.js';
import { draftGeneration } from './draft-generation.js';
import { launchedKeyName, launchedSecurityGroups, launchedVolumes } from './launched-settings.js';
import type { PlanFacts } from './plan-facts.js';
import type { PlanOptions } from './plan-options.js';

/** How many names of next generations are looked at: AWS reads as many in one call. */
const mostNames = 20;

type KnownFacts = Pick<PlanFacts, 'observation' | 'live' | 'template' | 'image' | 'instanceType'>;

/** Asks what launches are going to meet; a cloud that cannot be asked leaves all of it unread. */
export async function readSurvey(
  cloud: CloudReads,
  options: PlanOptions,
  facts: KnownFacts,
): Promise<LaunchSurvey> {
  return (await cloud.surveyLaunch?.(questionOf(facts, options), options.signal)) ?? noSurvey;
}

function questionOf(facts: KnownFacts, { service, firstGroup, overrides = {} }: PlanOptions): LaunchQuestion {
  const { live, image, instanceType } = facts;
  const generation = draftGeneration(facts, service);
  const given = live === undefined ? { ...firstGroup, ...overrides } : overrides;
  return {
    instanceType,
    keyName: launchedKeyName(live?.launchSettings, given),
    snapshotIds: snapshotIds(launchedVolumes(live?.launchSettings, given), image?.volumes ?? []),
    securityGroupIds: launchedSecurityGroups(live?.launchSettings, given),
    names: Array.from({ length: mostNames }, (_, index) => generationName(service, generation + index)),
    groupName: live?.group.name,
  };
}

type Volumes = NonNullable<NonNullable<PlanFacts['image']>['volumes']>;

/** Of the volumes whose size is set over the image's. */
function snapshotIds(set: Volumes, ofImage: Volumes): readonly string[] {
  const ids = set
    .filter(({ sizeGiB }) => sizeGiB !== undefined)
    .flatMap(
      (volume) => volume.snapshotId ?? ofImage.find((one) => one.device === volume.device)?.snapshotId ?? [],
    );
  return [...new Set(ids)];
}

const unread = { kind: 'unread', reason: 'this cloud cannot be asked' } as const;

/** Where nobody could be asked. */
export const noSurvey: LaunchSurvey = {
  offeredZones: unread,
  hasKeyPair: unread,
  snapshotSizes: unread,
  securityGroups: unread,
  // Whoever cannot be asked for a quota is not asked on AWS either.
  vcpus: { kind: 'read', value: undefined },
  taken: unread,
  launchesMs: unread,
};
