import type { ImageVolume, LaunchSettings } from '../cloud/cloud.js';
import type { TemplateOverrides } from '../cloud/ports.js';

/** The key pair that next is launched with. */
export const launchedKeyName = (
  live: LaunchSettings | undefined,
  overrides: TemplateOverrides,
): string | undefined => overrides.keyName ?? live?.keyName;

/** The security groups that next is launched with; none where those of its network's default are meant. */
export const launchedSecurityGroups = (
  live: LaunchSettings | undefined,
  overrides: TemplateOverrides,
): readonly string[] => overrides.securityGroupIds ?? live?.securityGroupIds ?? [];

/** The volumes that next is launched with, as far as they are set over the image's. */
export function launchedVolumes(
  { volumes: base = [] }: LaunchSettings = {},
  { volumes: changed = [] }: TemplateOverrides,
): readonly ImageVolume[] {
  const kept = base.map((volume) => ({
    ...volume,
    sizeGiB: changed.find(({ device }) => device === volume.device)?.sizeGiB ?? volume.sizeGiB,
  }));
  return [...kept, ...changed.filter(({ device }) => !base.some((volume) => volume.device === device))];
}
