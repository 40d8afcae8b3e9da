import type { NetworkIssue } from '../terms/errors.js';
import { defaultZones } from '../terms/network-defaults.js';
import type { NetworkOptions } from '../terms/network-options.js';

/** What is wrong with the zones before the region is known. */
export function zoneIssues({ zones = defaultZones }: NetworkOptions): readonly NetworkIssue[] {
  if (typeof zones === 'number') return countIssues(zones);
  if (!Array.isArray(zones))
    return [{ path: 'zones', reason: `is to be a number or names, got \`${zones}\`` }];
  if (zones.length === 0) return [{ path: 'zones', reason: 'names no zone; a network needs at least one' }];
  return zones.flatMap((zone, index) =>
    zones.indexOf(zone) === index ? [] : [{ path: `zones[${index}]`, reason: `names \`${zone}\` again` }],
  );
}

/** What is wrong with the zones in a region that has `availableZones`. */
export function regionIssues(
  zones: number | readonly string[],
  region: string,
  availableZones: readonly string[],
): readonly NetworkIssue[] {
  const has = `\`${region}\` has ${availableZones.join(', ') || 'none'}`;
  if (typeof zones !== 'number') return zones.flatMap((zone, index) => namedZoneIssues(zone, index));
  if (zones <= availableZones.length) return [];
  return [{ path: 'zones', reason: `asks for ${zones} zones, but ${has}` }];

  function namedZoneIssues(zone: string, index: number): readonly NetworkIssue[] {
    const path = `zones[${index}]`;
    if (!isZoneOf(region, zone))
      return [{ path, reason: `\`${zone}\` is not a zone of the region \`${region}\`` }];
    return availableZones.includes(zone) ? [] : [{ path, reason: `\`${zone}\` is not available: ${has}` }];
  }
}

/** Whether it is a plain zone such as `us-east-1a`; Local Zones (`us-west-2-lax-1a`) have no NAT gateways. */
export function isZoneOf(region: string, zone: string): boolean {
  return zone.length === region.length + 1 && zone.startsWith(region) && /[a-z]$/.test(zone);
}

function countIssues(zones: number): readonly NetworkIssue[] {
  if (Number.isInteger(zones) && zones >= 1) return [];
  return [{ path: 'zones', reason: `is to be an integer >= 1 or names of zones, got \`${zones}\`` }];
}
