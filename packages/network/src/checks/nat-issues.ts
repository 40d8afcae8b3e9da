import type { NetworkIssue } from '../terms/errors.js';
import { defaultTiers, defaultZones, natOf } from '../terms/network-defaults.js';
import type { NetworkOptions } from '../terms/network-options.js';

const natKinds: readonly string[] = ['instance', 'gateway', 'none'];

/** What is wrong with the choice of NAT. */
export function natIssues(options: NetworkOptions): readonly NetworkIssue[] {
  const nat = natOf(options);
  if (!natKinds.includes(nat.kind)) {
    return [{ path: 'nat.kind', reason: `\`${nat.kind}\` is none of ${natKinds.join(', ')}` }];
  }
  if (nat.kind === 'none') return [];
  return [...missingTierIssues(options), ...perZoneIssues(nat.perZone ?? false, options)];
}

function missingTierIssues({ tiers = defaultTiers }: NetworkOptions): readonly NetworkIssue[] {
  const missing = defaultTiers.filter((tier) => !tiers.includes(tier));
  if (missing.length === 0) return [];
  return [
    {
      path: 'nat.kind',
      reason: `a NAT stands in the public tier for the private one; ${missing.join(' and ')} is missing in \`tiers\``,
    },
  ];
}

function perZoneIssues(perZone: boolean, { zones = defaultZones }: NetworkOptions): readonly NetworkIssue[] {
  const count = typeof zones === 'number' ? zones : zones.length;
  if (!perZone || count > 1) return [];
  return [{ path: 'nat.perZone', reason: 'makes sense with two zones or more; there is one. Leave it out' }];
}
