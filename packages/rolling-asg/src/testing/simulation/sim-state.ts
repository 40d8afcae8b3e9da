import type {
  Activity,
  Alarm,
  GroupNotification,
  LaunchFailure,
  GroupTag,
  ScalingPolicy,
  ScheduledAction,
} from '../../cloud/cloud.js';
import type { TrafficSource } from '../../cloud/traffic-source.js';
import type { RefreshStatus, TemplateSource } from '../../cloud/instance-refresh.js';
import type { NewGroup } from '../../cloud/ports.js';
import type { GroupRole } from '../../journal/tags.js';
import type { Doubts } from './doubts.js';
import type { Past } from './history.js';

/** How instances of an image behave. */
export interface ImageBehaviour {
  /** From launch to listening. @default 20_000 */
  readonly bootMs?: number;
  /** It starts, but answers its health check with 500. @default false */
  readonly isBad?: boolean;
  /** How long its last request takes when it is deregistered. @default 4_000 */
  readonly inFlightMs?: number;
  /** Each instance takes this much longer than the one before it, three at most: they do not come up together. @default 0 */
  readonly bootSpreadMs?: number;
  /** Goes bad this long after launch. */
  readonly breaksAfterMs?: number;
}

export interface SimInstance {
  readonly id: string;
  readonly zone: string;
  readonly launchedAt: number;
  readonly imageId: string;
  readonly templateId: string;
  readonly version: number;
  isProtected: boolean;
  isHealthy: boolean;
  /** Its app has died: it fails every check from now on. */
  isBroken?: boolean;
  /** It was ended by hand, and its group cannot replace it: it stands in the list, and nowhere else. */
  isDead?: boolean;
  isStandby?: boolean;
  /** Somebody took it out of this load balancer by hand: the group does not put it back. */
  deregisteredFrom?: string;
  terminatingAt?: number;
  /** Who ended it: `health`, or whoever resized its group. */
  endedBy?: string;
}

/** An instance refresh of a group. */
export interface SimRefresh {
  readonly id: string;
  status: RefreshStatus;
  reason?: string;
  readonly desired: TemplateSource;
  /** How many it set out to replace, and how many were left when it ended. */
  total: number;
  left: number;
}

export interface SimGroup extends Omit<NewGroup, 'tags'> {
  minSize: number;
  maxSize: number;
  desiredCapacity: number;
  tags: readonly GroupTag[];
  /** What the tags were until then, for answers that lag behind. */
  tagsBefore?: readonly { readonly until: number; readonly tags: readonly GroupTag[] }[];
  sourceIds: readonly string[];
  newInstancesProtected: boolean;
  suspendedProcesses: readonly string[];
  instances: SimInstance[];
  /** It points at `$Latest`: what it launches next is not what it runs. */
  tracksLatest?: boolean;
  /** Acting and other policies. */
  policies?: readonly ScalingPolicy[];
  scheduledActions?: readonly ScheduledAction[];
  notifications?: readonly GroupNotification[];
  enabledMetrics?: readonly string[];
  activities?: Activity[];
  /** Load balancers whose last instance has not drained since a detach. */
  removing?: readonly string[];
  /** Load balancers in which an instance of the group was in service since they were attached. */
  inServiceAt?: readonly string[];
  /** Who set its sizes last, and who detached it last. */
  sizedBy?: string;
  detachedBy?: string;
  /** What it was to its service when somebody took its tags. */
  untaggedFrom?: GroupRole;
  createdAt?: number;
  emptySince?: number;
  isDeleting?: boolean;
  deletedAt?: number;
  policyActedAt?: number;
  /** Newest first. */
  refreshes?: SimRefresh[];
}

export interface Registration {
  readonly at: number;
  leavingSince?: number;
}

export interface SimSource {
  readonly settings: TrafficSource;
  readonly registrations: Map<string, Registration>;
}

export interface SimVersion {
  readonly imageId: string;
  readonly description: string;
  readonly createdAtMs: number;
}

export interface SimTemplate {
  readonly id: string;
  readonly versions: Map<number, SimVersion>;
  /** Versions by the token that they were made with. */
  readonly tokens: Map<string, number>;
  /** The highest that exists. */
  latest: number;
  /** The highest that was ever made: a number is never used twice. */
  lastMade: number;
  tags: Readonly<Record<string, string>>;
}

/** Launches fail with this message while it lasts. */
export interface LaunchTrouble {
  readonly message: string;
  /** @default 'quota' */
  readonly failure?: LaunchFailure;
  /** @default every image */
  readonly imageId?: string;
  /** Epoch ms of the cloud. @default for good */
  readonly until?: number;
}

export interface SimState {
  now: number;
  readonly groups: Map<string, SimGroup>;
  readonly sources: Map<string, SimSource>;
  readonly templates: Map<string, SimTemplate>;
  readonly alarms: Map<string, Alarm>;
  readonly images: Map<string, ImageBehaviour>;
  nextId: number;
  /** Templates that were ever made: an id is never used twice. */
  templatesMade: number;
  doubts: Doubts;
  /** The doubts that have mattered: an answer, or what the cloud did, hung on how they are set. */
  readonly met: Set<keyof Doubts>;
  launchTrouble?: LaunchTrouble;
  /** What target tracking divides by its target: instances' worth of load over all that serve. */
  load?: number;
  /** Raised by whatever the cloud does by itself: what is quiet needs no tick. */
  revision: number;
  readonly past: Past[];
  /** How long answers of the past are kept, ms. @default 0 */
  pastMs: number;
}
