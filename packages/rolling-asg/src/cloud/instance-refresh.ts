import type { Definition } from './cloud.js';

/** What AWS says of an instance refresh. */
export type RefreshStatus =
  | 'Pending'
  | 'InProgress'
  | 'Baking'
  | 'Cancelling'
  | 'RollbackInProgress'
  | 'Successful'
  | 'Failed'
  | 'Cancelled'
  | 'RollbackFailed'
  | 'RollbackSuccessful';

/** A version of a launch template, by number. */
export interface TemplateSource {
  readonly templateId: string;
  readonly version: number;
}

/** One instance refresh of a group. */
export interface InstanceRefresh {
  readonly id: string;
  /** One that is not known yet is as it is written. */
  readonly status: RefreshStatus | (string & {});
  /** AWS's own words: what it waits for, or why it ended. */
  readonly reason?: string;
  /** Of what it set out to replace. */
  readonly percentComplete: number;
  /** Instances that are still to be replaced. */
  readonly instancesLeft: number;
  /** What it launches, where it was told. */
  readonly desired?: TemplateSource;
}

/** What to start a refresh with: AWS replaces instances in batches within these percentages of the desired capacity. */
export interface NewRefresh {
  readonly source: TemplateSource;
  /** The group's mixed instances policy, where it has one: the source takes the place of its own template. */
  readonly mixedPolicy?: Definition;
  readonly minHealthyPercent: number;
  readonly maxHealthyPercent: number;
  /** How long an instance that is in service counts as not ready yet; the group's own setting where it is left out. */
  readonly warmupSeconds?: number;
}

const activeStatuses: ReadonlySet<string> = new Set<RefreshStatus>([
  'Pending',
  'InProgress',
  'Baking',
  'Cancelling',
  'RollbackInProgress',
]);

/** Whether it goes on: a group has one at a time. */
export const isActiveRefresh = ({ status }: Pick<InstanceRefresh, 'status'>): boolean =>
  activeStatuses.has(status);
