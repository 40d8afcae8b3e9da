import type { GroupLaunchTemplate } from './group-launch-template.js';

/** An instance type that a policy allows, and what an instance of it counts. */
export interface MixedType {
  readonly instanceType: string;
  readonly weight: number | undefined;
}

/** A mixed instances policy, read and complete. */
export interface MixedPolicy {
  readonly launchTemplate: GroupLaunchTemplate;
  /** In the order of their priority; none: the launch template's own. */
  readonly types: readonly MixedType[];
  readonly onDemandBase: number;
  readonly onDemandPercentAboveBase: number;
  readonly onDemandAllocation: string;
  readonly spotAllocation: string;
  readonly spotInstancePools: number | undefined;
  readonly spotMaxPrice: string | undefined;
}
