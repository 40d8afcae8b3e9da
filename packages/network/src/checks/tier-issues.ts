import type { NetworkIssue } from '../terms/errors.js';
import { defaultTiers } from '../terms/network-defaults.js';
import type { NetworkOptions } from '../terms/network-options.js';

/** What is wrong with the tiers. */
export function tierIssues({ tiers = defaultTiers }: NetworkOptions): readonly NetworkIssue[] {
  if (tiers.length === 0) return [{ path: 'tiers', reason: 'names no tier; a network needs at least one' }];
  return tiers.flatMap((tier, index) => {
    const path = `tiers[${index}]`;
    if (!defaultTiers.includes(tier))
      return [{ path, reason: `\`${tier}\` is neither \`public\` nor \`private\`` }];
    return tiers.indexOf(tier) === index ? [] : [{ path, reason: `names \`${tier}\` again` }];
  });
}
