/** The account-independent id of a zone, for example `use1-az1` of `us-east-1a`. */
export function zoneId(region: string, zone: string): string {
  const number = zone.charCodeAt(region.length) - 'a'.charCodeAt(0) + 1;
  return `${shortRegion(region)}-az${number}`;
}

function shortRegion(region: string): string {
  const [continent = '', direction = '', number = ''] = region.split('-').filter((part) => part !== 'gov');
  const initials = direction.replace(/north|south|central|east|west/g, (word) => word.slice(0, 1));
  return `${continent}${initials}${number}`;
}
