import type { PreflightItem } from '../plan.js';
import { error, ok, warning } from './finding.js';
import type { PreflightInput } from './preflight-input.js';

/** Next is made with every setting of previous; what it is made without is said. */
export function checkSettings({ facts }: PreflightInput): readonly PreflightItem[] {
  if (facts.live === undefined) return [];
  const check = 'settings-carried';
  const { name, leftSettings } = facts.live.group;
  if (leftSettings.length === 0) return [ok(check, `next is made with every setting of ${name}`)];
  return leftSettings.map(({ reason, isRefused }) =>
    (isRefused ? error : warning)(check, `\`${name}\` ${reason}`),
  );
}
