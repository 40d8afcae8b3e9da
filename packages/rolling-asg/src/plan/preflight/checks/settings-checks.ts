import type { Group } from '../../../cloud/cloud.js';
import type { PreflightItem } from '../../plan.js';
import type { PlanOptions } from '../../plan-options.js';
import { error, ok, warning } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';
import type { PreflightId } from '../rules/preflight-rules.js';

/** Next is made with every setting of previous; what it is made without is said. */
export function checkSettings({ facts, options }: PreflightInput): readonly PreflightItem[] {
  if (facts.live === undefined) return [];
  const { name: group, leftSettings } = facts.live.group;
  const ineffective = checkType(facts.live.group, options);
  if (leftSettings.length === 0)
    return [...ineffective, ok('settings-carried', `next is made with every setting of ${group}`)];
  const left = leftSettings.map(({ name, reason, isRefused }) => {
    const check = checkOf[name] ?? 'settings-carried';
    return (isRefused ? error : warning)(check, `\`${group}\` ${reason}`, { group });
  });
  return [...ineffective, ...left];
}

/** Those that have a check of their own. */
const checkOf: Readonly<Record<string, PreflightId | undefined>> = {
  WarmPoolConfiguration: 'warm-pool',
  MixedInstancesPolicy: 'launch-template',
};

/** Where the policy names the types, that of the launch template counts for nothing. */
function checkType(
  { name, mixedTypes = [] }: Group,
  { overrides = {} }: PlanOptions,
): readonly PreflightItem[] {
  const { instanceType } = overrides;
  if (instanceType === undefined || mixedTypes.length === 0) return [];
  const text = `The mixed instances policy of \`${name}\` names its instance types (${mixedTypes.join(', ')}): \`instanceType\` ${instanceType} would change nothing; leave it out, or change the policy`;
  return [error('launch-template', text, { group: name })];
}
