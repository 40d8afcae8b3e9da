import type { LockHolder } from '../../cloud/errors.js';
import type { Evidence } from '../../observe/service/evidence.js';
import type { RolloutStep, RolloutStepKind } from '../../plan/plan.js';
import type { RolloutResult } from './result.js';
import type { RolloutSnapshot } from '../../observe/snapshot/snapshot.js';

/** What every event carries. */
export interface RolloutEventOrigin {
  /** Clock ms. */
  readonly at: number;
  readonly rolloutId: string;
  readonly service: string;
}

/** Everything a rollout tells while it runs, in order. */
export type RolloutEvent = RolloutEventOrigin &
  (
    | {
        readonly kind: 'rollout-started';
        readonly nextName: string;
        readonly imageId: string;
        readonly previousName?: string;
        readonly steps: readonly RolloutStep[];
        readonly floorMs: number;
      }
    /** `index` counts from 1. */
    | {
        readonly kind: 'step-started';
        readonly step: RolloutStep;
        readonly index: number;
        readonly count: number;
      }
    | {
        readonly kind: 'step-finished';
        readonly step: RolloutStep;
        readonly index: number;
        readonly wallMs: number;
      }
    /** One per poll: what is waited for, the whole picture, and when the step gives up. */
    | {
        readonly kind: 'waiting';
        readonly step: RolloutStepKind | 'rollBack';
        readonly reason: string;
        /** In the cloud's words, why the last launch of a group that has fewer instances than it wants failed. */
        readonly launchFailure?: string;
        readonly deadlineAt: number;
        readonly nextPollAt: number;
        readonly snapshot: RolloutSnapshot;
      }
    | {
        readonly kind: 'capacity-changed';
        readonly from: number;
        readonly to: number;
        readonly because: string;
      }
    /** Somebody else changed a group: followed, or waited out. */
    | {
        readonly kind: 'foreign-change';
        readonly groupName: string;
        readonly want: string;
        readonly have: string;
        readonly isFollowed: boolean;
      }
    /** The caller's check complained, and previous gives nothing: going back would help nobody. */
    | { readonly kind: 'check-ignored'; readonly reason: string }
    /** A rollout whose runner is dead, or was ended by force, goes on in this process. */
    | { readonly kind: 'took-over'; readonly from: LockHolder }
    /** A living runner was asked to go back. */
    | { readonly kind: 'abort-requested'; readonly of: LockHolder }
    /** A read or a call that was throttled or unavailable; it is tried again after `retryInMs`. */
    | { readonly kind: 'throttled'; readonly what: string; readonly retryInMs: number }
    | { readonly kind: 'failed'; readonly step: RolloutStepKind; readonly reason: string }
    | { readonly kind: 'evidence'; readonly evidence: Evidence }
    | { readonly kind: 'rolling-back'; readonly reason: string; readonly deadlineAt: number }
    | {
        readonly kind: 'reattached';
        readonly groupName: string;
        readonly sourceIds: readonly string[];
      }
    | { readonly kind: 'removed'; readonly what: string }
    /** Something harmless that could not be removed: an unused launch template version. */
    | { readonly kind: 'left'; readonly what: string; readonly reason: string }
    | { readonly kind: 'kept'; readonly groupName: string }
    | { readonly kind: 'finished'; readonly result: RolloutResult }
  );

/** The discriminants of `RolloutEvent`. */
export type RolloutEventKind = RolloutEvent['kind'];
