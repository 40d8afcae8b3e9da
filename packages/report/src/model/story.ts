import type { RecordOf } from '../stream/record.js';
import type { Lane } from './lane.js';
import type { Traffic } from './traffic.js';

/** How far a rollout is, or how it ended. */
export type Outcome =
  | 'starting'
  | 'rolling-out'
  | 'going-back'
  | 'deployed'
  | 'rolled-back'
  | 'nothing-to-do'
  | 'failed';

/** A group as the headline names it. */
export interface NamedGroup {
  readonly name: string;
  readonly imageId?: string;
}

/** Where, who, what, and how far. */
export interface Headline {
  readonly environment: string;
  readonly cloud: 'aws' | 'emulator';
  readonly account?: string;
  readonly region: string;
  readonly service: string;
  /** Empty until the first event. */
  readonly rolloutId: string;
  /** Who runs it: `ana@build-7`. */
  readonly runner: string;
  readonly outcome: Outcome;
  readonly previous?: NamedGroup;
  readonly next?: NamedGroup;
  /** Real ms since 1970, as is every moment of a story; of the first event. */
  readonly startedAt?: number;
  /** Of the last record. */
  readonly lastAt: number;
  /** The cloud's seconds per real second: 1 on AWS. Durations of a story are real ones. */
  readonly speed: number;
  /** The least time that the whole rollout takes, ms. */
  readonly floorMs?: number;
}

/** A step of the bar. */
export interface StoryStep {
  /** `createGroup`, `awaitCapacity`, ..., or `rollBack`. */
  readonly kind: string;
  /** A word or two: `capacity`. */
  readonly name: string;
  readonly state: 'planned' | 'running' | 'done' | 'failed' | 'skipped';
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** The least time that it takes from its start, ms; 0 where nothing is known. */
  readonly earliestMs: number;
}

/** Where in the list of steps a rollout is: `step 3 of 7: capacity`. */
export interface StepPlace {
  readonly name: string;
  /** Counts from 1. */
  readonly index: number;
  readonly count: number;
}

/** What is waited for now. */
export interface StoryWait {
  readonly step: string;
  /** Short: `2 of 3 serve`. */
  readonly reason: string;
  /** Why the last launch failed, in the cloud's words. */
  readonly launchFailure?: string;
  readonly since: number;
  /** When the step gives up. */
  readonly deadlineAt: number;
  /** When it looks again. */
  readonly nextPollAt: number;
  /** When the step can be over at the earliest, where that is known. */
  readonly earliestAt?: number;
}

/** Both groups at one moment. */
export interface CapacityPoint {
  readonly at: number;
  readonly previous?: GroupCapacity;
  readonly next?: GroupCapacity;
  /** What must serve in all: fewer may never do. */
  readonly floor: number;
}

/** How much of a group serves. */
export interface GroupCapacity {
  readonly serving: number;
  readonly desired: number;
}

/** A line of the log. */
export interface LogLine {
  readonly at: number;
  /** The record's. */
  readonly kind: string;
  readonly level: 'info' | 'warning' | 'error';
  readonly text: string;
}

/** How it ended. */
export interface StoryEnd {
  readonly outcome: Outcome;
  readonly at: number;
  /** ms */
  readonly wallMs?: number;
  /** The least it could have taken, ms. */
  readonly floorMs?: number;
  /** The group that serves now. */
  readonly live?: NamedGroup & { readonly inService: number; readonly desired: number };
  readonly removed?: NamedGroup;
  /** Why it was rolled back, or failed. */
  readonly reason?: string;
  /** The command to run next. */
  readonly nextCommand?: string;
  /** The folder with the report. */
  readonly report?: string;
  /** The failed group that was left to look at. */
  readonly kept?: string;
  readonly url?: string;
  readonly hint?: string;
}

/** What a failed group left behind. */
export type StoryEvidence = RecordOf<'evidence'>['evidence'];

/** One rollout over time: everything that a view shows, made of its records alone. */
export interface Story {
  readonly headline: Headline;
  readonly steps: readonly StoryStep[];
  /** The step that was begun last. */
  readonly step?: StepPlace;
  /** Nothing once it is over, and between waits. */
  readonly wait?: StoryWait;
  /** When the rollout can be over at the earliest; nothing once it is over or going back. */
  readonly endsAt?: number;
  readonly traffic: Traffic;
  readonly capacity: readonly CapacityPoint[];
  /** In the order in which they were seen: previous first. */
  readonly lanes: readonly Lane[];
  readonly log: readonly LogLine[];
  /** Why it is not done, or went back: a sentence. */
  readonly why?: string;
  /** What stays in view until the end: it was interrupted. */
  readonly notice?: string;
  readonly evidence?: StoryEvidence;
  readonly end?: StoryEnd;
}
