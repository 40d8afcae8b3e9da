import type { Group } from '../../../cloud/cloud.js';
import type { PreflightItem } from '../../plan.js';
import { aheadOf } from '../../refresh/refresh-percents.js';
import { error, ok, unread, warning } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** Next stands beside previous, or a part of it ahead: its subnets have an address for each instance that is launched. */
export function checkAddresses({ facts, options, next }: PreflightInput): readonly PreflightItem[] {
  const check = 'free-addresses';
  const rows = next.subnetIds.flatMap((id) => {
    const subnet = facts.subnets[id];
    return subnet === undefined ? [] : [{ id, free: subnet.freeAddresses }];
  });
  if (rows.length === 0) return [];
  const read = rows.flatMap(({ id, free }) => (free === undefined ? [] : [{ id, free }]));
  if (read.length < rows.length) return [unread(check, 'the free addresses of the subnets were not read')];
  const free = read.reduce((sum, row) => sum + row.free, 0);
  const whole = instancesOf(next.desiredCapacity, facts.live?.group);
  const room = { ...next, desiredCapacity: whole, minHealthyPercent: 0 };
  const wanted = options.strategy === 'refresh' ? aheadOf(room) : whole;
  const words = { subnets: read.map(({ id }) => id).join(' ') };
  const list = read.map((row) => `${row.id} ${row.free}`).join(', ');
  if (free < wanted)
    return [
      error(check, `${wanted} instances are to be launched, ${free} addresses are free: ${list}`, words),
    ];
  const share = Math.ceil(wanted / read.length);
  const short = read.filter((row) => row.free < share);
  if (short.length === 0) return [ok(check, `${free} addresses are free for ${wanted} instances`)];
  const text = `${short.map((row) => row.id).join(', ')} has fewer free addresses than its share of ${share}: ${list}; the zones would not be balanced`;
  return [warning(check, text, words)];
}

/** As many as previous has where instances have weights: then the capacity does not count them. */
function instancesOf(capacity: number, group: Group | undefined): number {
  const isWeighted = group?.instances.some(({ units }) => units !== undefined) === true;
  return isWeighted ? group.instances.length : capacity;
}
