/** What an instance is doing, in words and as a state for renderers. */
export interface InstanceSnapshot {
  readonly instanceId: string;
  readonly zone: string;
  /** `serving`, `booting`, `held` (by a lifecycle hook), `checking` (registered, not yet in service), `leaving`, `failed`, `unknown`, `stopped` (terminating or standby). */
  readonly state: 'serving' | 'booting' | 'held' | 'checking' | 'leaving' | 'failed' | 'unknown' | 'stopped';
  /** Why it does not serve, or `serving`. */
  readonly text: string;
  /** While it is `checking`: how many health checks it can have passed of those that it must. */
  readonly checks?: { readonly passed: number; readonly of: number };
  /** Since when it is seen, clock ms. */
  readonly seenAtMs: number;
}

/** One group at one moment. */
export interface GroupSnapshot {
  readonly name: string;
  readonly role: 'previous' | 'next';
  readonly imageId?: string;
  readonly desiredCapacity: number;
  /** Instances that serve in every load balancer. */
  readonly serving: number;
  readonly instances: readonly InstanceSnapshot[];
}

/** Both groups at one moment. A group that does not exist (any more) is absent. */
export interface RolloutSnapshot {
  readonly previous?: GroupSnapshot;
  readonly next?: GroupSnapshot;
  /** Instances that next must have serving. */
  readonly wanted: number;
}
