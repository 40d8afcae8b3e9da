import { createHash } from 'node:crypto';
import { preflightRules, type PreflightItem, type RolloutPlan } from '@clicamos/rolling-asg';
import type { Environment } from '../environment/environment.js';

/** Findings of this name are told also where there is nothing to do: what is ignored may be why. */
export const ignoredSettingCheck = 'group-settings';

/**
 * The keys of `group` that somebody wrote and that differ from the live group. They make the first group only; whoever
 * changes one later is told that nothing comes of it.
 */
export function ignoredSettings(
  { settings: { group }, writtenGroupKeys = [] }: Pick<Environment, 'settings' | 'writtenGroupKeys'>,
  plan: RolloutPlan,
  skipped: readonly string[] = [],
): PreflightItem[] {
  const { previous } = plan;
  if (previous === undefined) return [];
  const live = liveValues(plan);
  return Object.entries(live)
    .filter(([key]) => writtenGroupKeys.includes(key))
    .flatMap(([key, value]): PreflightItem[] => {
      const configured = group[key as keyof typeof live]; // its own key
      if (configured === undefined || isSame(key, configured, value)) return [];
      const text = `${difference(key, configured, value, previous.name)}: the next group takes over from the live one`;
      const level = skipped.includes(ignoredSettingCheck) ? 'skipped' : 'warning';
      const { why, fix } = preflightRules[ignoredSettingCheck];
      return [{ level, check: ignoredSettingCheck, text, why, fix }];
    });
}

type Value = string | number | readonly string[] | undefined;

/** What the next group is going to have. Without a launch template nothing is known, and preflight refuses. */
function liveValues({ previous, next }: RolloutPlan) {
  const { launchSettings, minSize, maxSize } = previous ?? {};
  const { instanceType, keyName, securityGroupIds, instanceProfile, userDataSha256 } = launchSettings ?? {};
  const launched = {
    instanceType,
    keyName,
    securityGroups: securityGroupIds,
    instanceProfile,
    userData: userDataSha256,
  };
  const settings = {
    subnets: next.subnetIds,
    min: minSize,
    max: maxSize,
    healthCheckGraceSeconds: next.healthCheckGraceMs / 1_000,
  };
  return { ...(launchSettings && launched), ...settings } satisfies Readonly<Record<string, Value>>;
}

function isSame(key: string, configured: Value, live: Value): boolean {
  if (typeof configured === 'object')
    return sorted(configured) === sorted(live as readonly string[] | undefined); // the same key's
  if (key === 'userData') return sha256(String(configured)) === live;
  // An ARN ends with the name; either may be written, and AWS answers with either.
  if (key === 'instanceProfile') return lastPart(configured) === lastPart(live);
  return configured === live;
}

const sorted = (list: readonly string[] = []): string => [...list].sort().join(' ');

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const lastPart = (value: Value): string | undefined => String(value).split('/').at(-1);

function difference(key: string, configured: Value, live: Value, groupName: string): string {
  const name = `group.${key} in clicamos.yaml`;
  // It can be long, and it can hold secrets.
  if (key === 'userData') return `${name} is not what ${groupName} runs at boot`;
  return `${name} is ${textOf(configured)}, ${groupName} has ${textOf(live)}`;
}

const textOf = (value: Value): string =>
  typeof value === 'object' ? value.join(', ') || 'none' : value === undefined ? 'none' : String(value);
