import type { OnInstances } from '../plan/fault.js';

/** What a fault may choose launches and instances by. */
export interface Seen {
  readonly instanceType: string;
  readonly zone: string;
  readonly groupName: string | undefined;
  readonly instanceId?: string;
}

/** Whether a fault is about this launch or instance, by all that it says. */
export function isAmong(
  { instanceTypes, zones, groups, instances }: OnInstances,
  { instanceType, zone, groupName = '', instanceId = '' }: Seen,
): boolean {
  const has = (wanted: readonly string[] | undefined, value: string) => wanted?.includes(value) ?? true;
  return (
    has(instanceTypes, instanceType) &&
    has(zones, zone) &&
    has(groups, groupName) &&
    has(instances, instanceId)
  );
}
