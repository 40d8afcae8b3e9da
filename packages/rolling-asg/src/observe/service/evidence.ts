import type { Activity } from '../../cloud/cloud.js';
import type { TargetState } from '../../cloud/traffic-source.js';

/** What one instance of a failed generation left behind. */
export interface InstanceEvidence {
  readonly instanceId: string;
  /** Last answer of each load balancer about it. */
  readonly states: readonly (TargetState & { readonly sourceId: string })[];
  readonly consoleOutput?: string;
}

/** What is kept of a failed generation before it is removed. */
export interface Evidence {
  readonly groupName: string;
  readonly activities: readonly Activity[];
  readonly instances: readonly InstanceEvidence[];
  /** Whatever the caller's `collectEvidence` gave. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** What could not be read, one sentence each. */
  readonly gaps: readonly string[];
}
