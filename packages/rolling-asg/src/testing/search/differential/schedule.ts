import type { DeletionProtection } from '../../../cloud/cloud.js';
import type { GroupSizes } from '../../../cloud/ports.js';

/** A call, or what happens between two calls. Plain data: the same for both clouds. */
export type Step =
  | { readonly kind: 'pass'; readonly ms: number }
  /** Somebody ends an instance by hand; `index` counts those that run. */
  | { readonly kind: 'terminate'; readonly group: string; readonly index: number }
  | Call;

export type Call = { readonly fault?: CallFault } & (
  | { readonly kind: 'createTemplate'; readonly template: string; readonly image: Image }
  | {
      readonly kind: 'createVersion';
      readonly template: string;
      readonly image: Image;
      readonly token: string;
    }
  | { readonly kind: 'deleteVersion'; readonly template: string; readonly version: number }
  | { readonly kind: 'deleteTemplate'; readonly template: string }
  | {
      readonly kind: 'tagTemplate';
      readonly template: string;
      readonly tags: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'untagTemplate'; readonly template: string; readonly keys: readonly string[] }
  | {
      readonly kind: 'createGroup';
      readonly group: string;
      readonly template: string;
      readonly version: number;
      readonly sizes: Required<GroupSizes>;
    }
  | { readonly kind: 'resize'; readonly group: string; readonly sizes: GroupSizes }
  | { readonly kind: 'deleteGroup'; readonly group: string }
  | { readonly kind: 'tag'; readonly group: string; readonly tags: Readonly<Record<string, string>> }
  | { readonly kind: 'untag'; readonly group: string; readonly keys: readonly string[] }
  | { readonly kind: 'attach' | 'detach'; readonly group: string }
  | { readonly kind: 'protectAll'; readonly group: string; readonly isProtected: boolean }
  | { readonly kind: 'protectGroup'; readonly group: string; readonly deletionProtection: DeletionProtection }
  | { readonly kind: 'suspend' | 'resume'; readonly group: string; readonly processes: readonly string[] }
);

export type CallFault = 'throttled' | 'denied' | 'answer lost';

/** `next` is as good as `good`, and another one. */
export type Image = 'good' | 'bad' | 'next';

/** The doubts that both clouds can play, and how they are set. */
export interface SharedDoubts {
  readonly attachWhileRemoving: 'taken' | 'refused';
  readonly detachWhileRemoving: 'taken' | 'refused';
  readonly templateLagMs: number;
  readonly tagConditionLagMs: number;
  readonly tagLagMs: number;
}

export interface Schedule {
  readonly doubts: SharedDoubts;
  readonly steps: readonly Step[];
}

export const groupNames = ['web-v001', 'web-v002', 'web-v003'] as const;
export const templateNames = ['clicamos-web', 'other'] as const;
/** After it nothing boots, drains or ends any more. */
export const settledMs = 600_000;
