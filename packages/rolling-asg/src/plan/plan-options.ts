import type { ReleaseOverrides } from '../cloud/release-overrides.js';
import type { Clock } from '../cloud/clock.js';
import type { CallerSettings } from '../journal/caller-settings.js';
import type { RolloutStrategy } from '../journal/rollout-strategy.js';
import type { FirstGroup } from './plan.js';

/** What to roll out, and how patiently. Times are milliseconds of the clock that runs the plan. */
export interface PlanOptions {
  /** Names the groups: `web` makes `web-v001`. Letters, digits and hyphens, at most 100. */
  readonly service: string;
  /** The AMI to roll out. */
  readonly imageId: string;
  /** Name of a group without our tags to take as the live one. */
  readonly adopt?: string;
  /**
   * `refresh` has AWS's Instance Refresh replace the instances of the live group, which keeps its name; `replace` makes
   * a group beside it. @default 'replace'
   */
  readonly strategy?: RolloutStrategy;
  /**
   * `none` says that the instances serve no traffic, as workers do: they are ready by their group's word, by completed
   * lifecycle hooks and by the caller's own check. @default what the group is attached to
   */
  readonly traffic?: 'none';
  /** What the first group is made of; used only when the service has no live group. */
  readonly firstGroup?: FirstGroup;
  /** Names of CloudWatch alarms that are to watch the rollout: preflight wants them silent. @default none */
  readonly alarms?: readonly string[];
  /** What the release changes beside the image. @default nothing */
  readonly overrides?: ReleaseOverrides;
  /** @default a new random one, `r-` and 6 letters or digits */
  readonly rolloutId?: string;
  /** Who runs it; told to whoever comes second. @default 'unknown' */
  readonly by?: string;
  /** Good samples in a row that prove capacity. @default 2 */
  readonly samples?: number;
  /** How long next may take to serve. @default 600_000 */
  readonly healthyDeadlineMs?: number;
  /** How long next must serve beside previous before the drain. @default 0 */
  readonly bakeMs?: number;
  /**
   * How long next, once it serves and has baked, waits beside previous for somebody to promote it (`promoteRollout`); then
   * the rollout goes back. @default 0: it waits for nobody
   */
  readonly pauseMs?: number;
  /** The least time between leaving the load balancer and termination. @default 10_000 */
  readonly drainFloorMs?: number;
  /** How long a group may take to empty, beside what its terminating hooks may hold it. @default 600_000 */
  readonly deleteDeadlineMs?: number;
  /** How long previous stays warm afterwards, detached and whole, so that a rollback launches nothing. @default 0 */
  readonly keepPreviousMs?: number;
  /**
   * How much of what is wanted must go on serving in the bake, in the drain and on the way back, in percent.
   * @default 0: 90 % above 10 instances, all but one below
   */
  readonly minHealthyPercent?: number;
  /** What to do when somebody else breaks what the rollout promises. @default 'wait': until the step's deadline */
  readonly onForeignChange?: 'wait' | 'abort' | 'adopt';
  /** The caller's own settings, written beside the rollout: a resume with others is refused. */
  readonly settings?: CallerSettings;
  /** Roll to what this version of the service's launch template says, instead of what runs now. */
  readonly fromVersion?: number;
  /** Paces reads that have to be tried again. @default `systemClock` */
  readonly clock?: Clock;
  /** Expected time from launch to listening; only for estimates and warnings. @default the shortest of the last launches */
  readonly bootMs?: number;
  /** The slowest request ever seen; draining shorter than it is warned about. @default 0 */
  readonly slowestRequestMs?: number;
  /** Checks of preflight that are passed by, by their ids. @default none */
  readonly skipPreflight?: readonly string[];
  /** How long the credentials live from now on; only for preflight. @default not known */
  readonly credentialsLastMs?: number;
  /** On abort it rejects with `signal.reason`; nothing was changed. */
  readonly signal?: AbortSignal;
}
