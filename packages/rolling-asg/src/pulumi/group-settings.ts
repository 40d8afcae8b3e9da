import type { RollingGroupArgs } from './rolling-group-args.js';

type SettingsArgs = Pick<
  RollingGroupArgs,
  'minSize' | 'maxSize' | 'desiredCapacity' | 'healthCheckGraceMs' | 'capacityTimeoutMs' | 'deleteTimeoutMs'
>;

/** How many instances a group has, and what the provider waits for, in the provider's units. */
export interface GroupSettings {
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
  /** All that is desired, not one of it: the rest of the capacity would go with the previous group. */
  readonly minElbCapacity: number;
  readonly healthCheckType: 'ELB';
  /** In seconds. */
  readonly healthCheckGracePeriod: number;
  readonly waitForCapacityTimeout: string;
  readonly deleteTimeout: string;
}

/** The settings of a group whose args were found good. */
export function groupSettings({
  minSize,
  maxSize,
  desiredCapacity = minSize,
  healthCheckGraceMs = 300_000,
  capacityTimeoutMs = 600_000,
  deleteTimeoutMs = 3_900_000,
}: SettingsArgs): GroupSettings {
  return {
    minSize,
    maxSize,
    desiredCapacity,
    minElbCapacity: desiredCapacity,
    healthCheckType: 'ELB',
    healthCheckGracePeriod: Math.ceil(healthCheckGraceMs / 1000),
    waitForCapacityTimeout: goDuration(capacityTimeoutMs),
    deleteTimeout: goDuration(deleteTimeoutMs),
  };
}

/**
 * What the name of a group begins with; the provider adds what makes it unique. Never the name of one of the
 * rollout engine's generations, such as `web-v002`.
 */
export function groupNamePrefix(name: string, templateVersion: number): string {
  return `${name}-v${templateVersion}-`;
}

function goDuration(ms: number): string {
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}
