import type { PreflightItem } from '../../plan.js';
import { error, ok } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** Every subnet of next exists, and there is a place to launch at all. */
export function checkSubnets({ facts, next }: PreflightInput): readonly PreflightItem[] {
  const check = 'subnets-exist';
  const missing = next.subnetIds.filter((id) => facts.subnets[id] === undefined);
  if (missing.length > 0) return missing.map((id) => error(check, `There is no subnet \`${id}\``));
  if (next.subnetIds.length + next.zones.length > 0) return [ok(check, 'the subnets exist')];
  // Where it is to launch may be a load balancer's to say: what is missing then is that one.
  if (facts.missingSources.length > 0) return [];
  return [error(check, 'There is no subnet to launch in')];
}
