import type { GroupTag, InheritedSettings, LaunchSettings } from '../cloud/cloud.js';
import type { TrafficSource } from '../cloud/traffic-source.js';
import type { CallerSettings } from '../journal/caller-settings.js';
import type { RolloutStrategy } from '../journal/rollout-strategy.js';
import type { RolloutSettings } from '../journal/rollout-settings.js';
import type { TemplateSource } from '../cloud/instance-refresh.js';
import type { GroupAttachments } from '../cloud/cloud.js';
import type { TemplateBase, TemplateOverrides } from '../cloud/ports.js';
import type { ReleaseOverrides } from '../cloud/release-overrides.js';
import type { ReleaseChange } from './release-changes.js';

/** The first group of a service, when there is none to take settings from. */
export interface FirstGroup extends TemplateOverrides {
  /** For example `t3.micro`. */
  readonly instanceType: string;
  /** Where instances are started. */
  readonly subnetIds: readonly string[];
  /** Names of Classic Load Balancers and ARNs of target groups; at least one, or preflight refuses but for workers. */
  readonly sourceIds: readonly string[];
  /** Never fewer instances. */
  readonly minSize: number;
  /** Never more instances. */
  readonly maxSize: number;
  /** What it starts with; at least 1, or preflight refuses. */
  readonly desiredCapacity: number;
  /** How long a boot may take before the group judges it, milliseconds. @default 300_000 */
  readonly healthCheckGraceMs?: number;
  /** Put on the group and on its instances. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The rollout's step list; each is safe to run twice. Milliseconds throughout. */
export type RolloutStep =
  | {
      readonly kind: 'createLaunchTemplateVersion';
      readonly templateName: string;
      /** The number it will get, as far as known when planned. */
      readonly version: number;
      readonly imageId: string;
    }
  | {
      readonly kind: 'createGroup';
      readonly groupName: string;
      readonly desiredCapacity: number;
      readonly policies: number;
      readonly scheduledActions: number;
      readonly hooks: number;
    }
  | {
      readonly kind: 'reclaimGroup';
      readonly groupName: string;
      readonly sourceIds: readonly string[];
      /** ISO 8601: until when it is kept, should it not be needed after all. */
      readonly keptUntil: string;
    }
  | { readonly kind: 'holdPrevious'; readonly groupName: string; readonly desiredCapacity: number }
  | {
      readonly kind: 'awaitCapacity';
      readonly groupName: string;
      readonly wanted: number;
      readonly sourceIds: readonly string[];
      /** Good samples in a row. */
      readonly samples: number;
      readonly earliestMs: number;
      readonly deadlineMs: number;
    }
  | {
      readonly kind: 'bake';
      readonly groupName: string;
      readonly durationMs: number;
      /** How long it then waits for somebody to promote it. @default for nobody */
      readonly promoteWithinMs?: number;
    }
  | {
      readonly kind: 'drain';
      readonly groupName: string;
      readonly sourceIds: readonly string[];
      readonly floorMs: number;
      readonly ceilingMs: number;
    }
  | { readonly kind: 'holdGroup'; readonly groupName: string; readonly desiredCapacity: number }
  | {
      readonly kind: 'startRefresh';
      readonly groupName: string;
      /** Of the desired capacity: what AWS keeps in service, and how far it launches ahead. */
      readonly minHealthyPercent: number;
      readonly maxHealthyPercent: number;
    }
  | {
      readonly kind: 'awaitRefresh';
      readonly groupName: string;
      readonly wanted: number;
      readonly earliestMs: number;
      readonly deadlineMs: number;
    }
  | { readonly kind: 'finishRefresh'; readonly groupName: string }
  | { readonly kind: 'keepPrevious'; readonly groupName: string; readonly keepMs: number }
  | { readonly kind: 'deleteGroup'; readonly groupName: string; readonly deadlineMs: number }
  | { readonly kind: 'endKept'; readonly groupNames: readonly string[]; readonly deadlineMs: number }
  | { readonly kind: 'finish'; readonly groupName: string };

/** The discriminants of {@link RolloutStep}. */
export type RolloutStepKind = RolloutStep['kind'];

/**
 * One finding of preflight; an `error` stops the rollout before anything is changed. `unread` could not be looked at, and
 * `skipped` was found and is passed by, because somebody said so by its name.
 */
export interface PreflightItem {
  readonly level: 'ok' | 'warning' | 'error' | 'unread' | 'skipped';
  /** Stable name of the check, e.g. `image-exists`. */
  readonly check: string;
  readonly text: string;
  /** What would happen without it; of what was found. */
  readonly why?: string;
  /** What mends it, a command as a rule; of what was found. */
  readonly fix?: string;
}

/** The group that serves now, as it was when planned; its capacity is read again at every step. */
export interface PlannedPrevious {
  readonly name: string;
  readonly imageId?: string;
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
  /** Instances that serve (in the group and in every traffic source) when planned. */
  readonly serving: number;
  /** Found by name, without our tags. */
  readonly isAdopted: boolean;
  /** The launch template version that it is made from and its instances run; of a plan that refreshes. */
  readonly source?: TemplateSource;
  /** What its instances are launched with: next takes it over, but for the release's overrides. */
  readonly launchSettings?: LaunchSettings;
}

/** The group that is to be made. */
export interface PlannedNext {
  readonly name: string;
  readonly imageId: string;
  readonly desiredCapacity: number;
  readonly minSize: number;
  readonly maxSize: number;
  readonly templateName: string;
  /** Absent when the template is yet to be made. */
  readonly templateId?: string;
  readonly templateVersion: number;
  readonly base: TemplateBase;
  readonly overrides: TemplateOverrides;
  readonly sourceIds: readonly string[];
  /** They serve no traffic. */
  readonly isWorkers: boolean;
  readonly subnetIds: readonly string[];
  readonly zones: readonly string[];
  readonly healthCheckGraceMs: number;
  /** The user's own tags, without ours. */
  readonly tags: readonly GroupTag[];
  readonly attachments: GroupAttachments;
  readonly inherited: InheritedSettings;
}

/** A rollout as data: printed before it runs, run as printed. */
export interface RolloutPlan {
  readonly service: string;
  readonly strategy: RolloutStrategy;
  readonly rolloutId: string;
  /** Who runs it, e.g. `ana@build-7`. */
  readonly by: string;
  readonly generation: number;
  /** Absent on a first deploy. */
  readonly previous?: PlannedPrevious;
  readonly next: PlannedNext;
  /** How patiently it is done; a resume finds it in the cloud. */
  readonly patience: RolloutSettings;
  /** The caller's own settings, told to a resume. */
  readonly settings?: CallerSettings;
  /** What was asked to change beside the image: the release's fingerprint is made of it. */
  readonly releaseOverrides: ReleaseOverrides;
  /** Each field that this changes, old and new; absent of a plan that changes none. */
  readonly changes?: readonly ReleaseChange[];
  readonly sources: readonly TrafficSource[];
  /** On a first deploy: groups that are not the service's, behind the same load balancers. They would stay. */
  readonly groupsBeside?: readonly string[];
  readonly steps: readonly RolloutStep[];
  readonly preflight: readonly PreflightItem[];
  /** From the start until next can serve, at the earliest. */
  readonly earliestMs: number;
  /** The whole rollout, at the earliest. */
  readonly floorMs: number;
  /** Set when this image is live already. */
  readonly nothingToDo?: string;
}
