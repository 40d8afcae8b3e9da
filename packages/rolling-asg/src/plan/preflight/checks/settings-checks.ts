import type { PreflightItem } from '../../plan.js';
import { error, ok, warning } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** Next is made with every setting of previous; what it is made without is said. */
export function checkSettings({ facts }: PreflightInput): readonly PreflightItem[] {
  if (facts.live === undefined) return [];
  const { name: group, leftSettings } = facts.live.group;
  if (leftSettings.length === 0)
    return [ok('settings-carried', `next is made with every setting of ${group}`)];
  return leftSettings.map(({ name, reason, isRefused }) => {
    const check = name === 'WarmPoolConfiguration' ? 'warm-pool' : 'settings-carried';
    return (isRefused ? error : warning)(check, `\`${group}\` ${reason}`, { group });
  });
}
