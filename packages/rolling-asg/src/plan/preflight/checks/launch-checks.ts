import type { ImageVolume } from '../../../cloud/cloud.js';
import type { PreflightItem } from '../../plan.js';
import { error, ok, unread, warning } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';
import { launchedKeyName, launchedVolumes } from '../../launched-settings.js';

/** What AWS would refuse of each launch: a type that is not there, a key that was deleted, a volume that is too small. */
export function checkLaunch(input: PreflightInput): readonly PreflightItem[] {
  return [...checkOffered(input), ...checkKeyPair(input), ...checkVolumes(input)];
}

function checkOffered({ facts, next }: PreflightInput): readonly PreflightItem[] {
  const check = 'type-offered';
  const { instanceType: type, survey } = facts;
  const zones = zonesOf(facts.subnets, next);
  // A type that AWS does not know at all is image-architecture's to say.
  if (type === undefined || facts.architectures === undefined || zones.length === 0) return [];
  const { offeredZones } = survey;
  if (offeredZones.kind === 'unread')
    return [unread(check, `where ${type} is offered was not read: ${offeredZones.reason}`)];
  const missing = zones.filter((zone) => !offeredZones.value.includes(zone));
  if (missing.length === 0) return [ok(check, `${type} is offered in ${zones.join(', ')}`)];
  const text = `${type} is not offered in ${missing.join(', ')}`;
  if (missing.length === zones.length) return [error(check, `${text}: nothing could be launched`, { type })];
  const rest = zones.filter((zone) => !missing.includes(zone)).join(', ');
  return [warning(check, `${text}: all of next would be in ${rest}`, { type })];
}

function zonesOf(
  subnets: PreflightInput['facts']['subnets'],
  next: PreflightInput['next'],
): readonly string[] {
  const zones = next.subnetIds.flatMap((id) => subnets[id]?.zone ?? []);
  return [...new Set(zones.length > 0 ? zones : next.zones)];
}

function checkKeyPair({ facts, next }: PreflightInput): readonly PreflightItem[] {
  const check = 'key-pair';
  const key = launchedKeyName(facts.live?.launchSettings, next.overrides);
  if (key === undefined) return [];
  const { hasKeyPair } = facts.survey;
  if (hasKeyPair.kind === 'unread')
    return [unread(check, `whether key pair ${key} is there was not read: ${hasKeyPair.reason}`)];
  if (hasKeyPair.value) return [ok(check, `key pair ${key} is there`)];
  return [
    error(check, `There is no key pair \`${key}\` in this region, which next is launched with`, { key }),
  ];
}

/** What is set over the image's volumes must hold what the image's snapshots hold. */
function checkVolumes({ facts, next }: PreflightInput): readonly PreflightItem[] {
  const set = launchedVolumes(facts.live?.launchSettings, next.overrides);
  const ofImage = facts.image?.volumes ?? [];
  return set.flatMap((volume) => {
    const under = ofImage.find(({ device }) => device === volume.device);
    const snapshotId = volume.snapshotId ?? under?.snapshotId;
    if (volume.sizeGiB === undefined || snapshotId === undefined) return [];
    return [checkVolume({ ...volume, snapshotId, sizeGiB: volume.sizeGiB }, under, facts.survey)];
  });
}

function checkVolume(
  { device, sizeGiB, snapshotId }: Required<Pick<ImageVolume, 'device' | 'sizeGiB' | 'snapshotId'>>,
  under: ImageVolume | undefined,
  { snapshotSizes }: PreflightInput['facts']['survey'],
): PreflightItem {
  const check = 'volume-size';
  const read = snapshotSizes.kind === 'read' ? snapshotSizes.value[snapshotId] : undefined;
  // An image's own volume is never smaller than its snapshot: one that is as large is large enough.
  if (read === undefined && sizeGiB >= (under?.sizeGiB ?? Infinity))
    return ok(check, `${device} has ${sizeGiB} GiB, as the image wants`);
  if (read === undefined) {
    const reason = snapshotSizes.kind === 'unread' ? snapshotSizes.reason : 'it is not shown to this account';
    return unread(check, `the size of ${snapshotId}, which ${device} is made from, was not read: ${reason}`);
  }
  if (sizeGiB >= read) return ok(check, `${device} has ${sizeGiB} GiB, ${snapshotId} ${read} GiB`);
  const text = `${device} has ${sizeGiB} GiB in the launch template, but \`${snapshotId}\` needs ${read} GiB`;
  return error(check, text, { snapshot: snapshotId });
}
