import type { GroupAttachments, InheritedSettings, TrafficSource } from '@clicamos/rolling-asg';

/** The group that serves now, as far as a rollout of it depends on it. */
export interface GroupFacts {
  readonly name: string;
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
  readonly healthCheckGraceMs: number;
  /** Where its instances can be, each once. */
  readonly zones: readonly string[];
  readonly inherited: InheritedSettings;
  readonly attachments: GroupAttachments;
}

/** A service as its like is built: plain data, times in milliseconds. */
export interface ServiceFacts {
  readonly service: string;
  readonly group: GroupFacts;
  readonly sources: readonly TrafficSource[];
  /** From a launch to `InService` in the group, launching hooks included. */
  readonly launchMs: number;
  /** From `InService` in the group to the first answer. */
  readonly bootMs: number;
  /** The longest that a request takes. */
  readonly slowestRequestMs: number;
  /** What could not be read or is nowhere to be read, and what is taken instead: sentences. */
  readonly assumed: readonly string[];
}
