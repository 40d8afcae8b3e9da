/**
 * When a fault strikes. Times are AWS milliseconds since it was added: for those of a plan, since the emulator's start.
 * What is counted and drawn for is what the fault is about: a call, a launch or an instance.
 */
export interface When {
  /** Not before. @default 0 */
  readonly from?: number;
  /** Not at this moment or later. @default never over */
  readonly until?: number;
  /** How often it strikes at most. @default without end */
  readonly times?: number;
  /** The first that it would strike pass. @default 0 */
  readonly skip?: number;
  /** Of 1; drawn from the plan's seed. @default 1 */
  readonly probability?: number;
}

/** Which calls: `autoscaling:DetachLoadBalancers`, with `*` for any text: `elb:*`, `autoscaling:Describe*`, `*`. */
export interface OnCalls extends When {
  readonly operations: readonly string[];
}

/** Refused with the service's own error for too many requests. */
export interface Throttle extends OnCalls {
  readonly fault: 'throttle';
}

/** A token bucket like AWS's, shared by the operations named: a call takes one token and is throttled without. */
export interface ThrottleBucket extends OnCalls {
  readonly fault: 'throttle-bucket';
  /** How many calls may come at once. */
  readonly capacity: number;
  /** Tokens that come back in an AWS second. */
  readonly refill: number;
}

/** Fails inside AWS, without an effect. */
export interface ServerError extends OnCalls {
  readonly fault: 'server-error';
  /** @default 500 */
  readonly status?: 500 | 503;
}

/** The connection is reset before the call has an effect. */
export interface Reset extends OnCalls {
  readonly fault: 'reset';
}

/** The call has no effect and is never answered. */
export interface NoAnswer extends OnCalls {
  readonly fault: 'no-answer';
}

/** The call takes effect, and its answer is lost: by a reset, by silence, or behind an error of AWS's. */
export interface AnswerLost extends OnCalls {
  readonly fault: 'answer-lost';
  /** @default 'reset' */
  readonly by?: 'reset' | 'silence' | 'server-error';
}

/** The call takes effect later, also when the client has gone. */
export interface LateWrite extends OnCalls {
  readonly fault: 'late-write';
  /** AWS milliseconds until it takes effect. */
  readonly delay: number;
  /** `held` until it has taken effect; or `lost`, by a reset at once. @default 'held' */
  readonly answer?: 'held' | 'lost';
}

/** The call takes effect at once and is answered later. */
export interface SlowAnswer extends OnCalls {
  readonly fault: 'slow-answer';
  /** AWS milliseconds. */
  readonly delay: number;
  /** The delay is drawn between `delay` and this. @default `delay` */
  readonly atMost?: number;
}

/** Reads of EC2, ELB and Auto Scaling answer as of some time ago; other calls pass. */
export interface Stale extends OnCalls {
  readonly fault: 'stale';
  /** AWS milliseconds. What is older than the fault itself is not remembered. */
  readonly age: number;
}

/** Rows are left out of the lists of an answer. */
export interface MissingRows extends OnCalls {
  readonly fault: 'missing-rows';
  /** Names or ids; a row with one of them goes. @default all rows */
  readonly rows?: readonly string[];
}

/** Rows of DescribeInstanceHealth are `Unknown`: "A transient error occurred. Please try again later." */
export interface UnknownHealth extends When {
  readonly fault: 'unknown-health';
  /** Instance ids. @default all */
  readonly instances?: readonly string[];
}

/** The caller may not. */
export interface AccessDenied extends OnCalls {
  readonly fault: 'access-denied';
}

/** The caller's session is over. */
export interface ExpiredToken extends OnCalls {
  readonly fault: 'expired-token';
}

/** A page of HTML with status 200, as a proxy in between answers. */
export interface NotAws extends OnCalls {
  readonly fault: 'not-aws';
}

/** CompleteLifecycleAction and RecordLifecycleActionHeartbeat answer and do nothing: hooks wait for their time-out. */
export interface StuckHook extends When {
  readonly fault: 'stuck-hook';
  /** Names of hooks. @default all */
  readonly hooks?: readonly string[];
}

/** Which launches. What is not said does not matter. */
export interface OnLaunches extends When {
  readonly instanceTypes?: readonly string[];
  readonly zones?: readonly string[];
  /** Auto Scaling groups that launch. */
  readonly groups?: readonly string[];
}

/** EC2 has no such instance left in the zone. */
export interface InsufficientCapacity extends OnLaunches {
  readonly fault: 'insufficient-capacity';
}

/** Launches beyond a number of vCPUs are refused; all instances that are not terminated count. */
export interface Quota extends OnLaunches {
  readonly fault: 'quota';
  readonly vcpus: number;
}

/** The subnet has no address left. */
export interface NoFreeAddress extends OnLaunches {
  readonly fault: 'no-free-address';
}

/** The image is another account's and was shared no longer. */
export interface ImageForbidden extends OnLaunches {
  readonly fault: 'image-forbidden';
}

/** The key pair of launches that name one is gone. */
export interface KeyPairGone extends OnLaunches {
  readonly fault: 'key-pair-gone';
}

/** The zone has never had the instance type. */
export interface UnsupportedType extends OnLaunches {
  readonly fault: 'unsupported-type';
}

/** Which instances. What is not said does not matter. */
export interface OnInstances extends OnLaunches {
  /** Instance ids. */
  readonly instances?: readonly string[];
}

/** Instances of the zone answer nothing, and launches there fail for want of capacity. */
export interface ZoneLoss extends Omit<When, 'times' | 'skip' | 'probability'> {
  readonly fault: 'zone-loss';
  readonly zone: string;
}

/** Instances are `pending` for longer. */
export interface SlowBoot extends OnInstances {
  readonly fault: 'slow-boot';
  /** AWS milliseconds, instead of the emulator's `bootMs`. */
  readonly bootMs: number;
}

/** Instances end while they boot; or they run and their app never answers. */
export interface BootDies extends OnInstances {
  readonly fault: 'boot-dies';
  /** @default 'instance' */
  readonly what?: 'instance' | 'app';
}

/** Health checks of instances fail in the second half of every period, though the app answers. */
export interface FlappingHealth extends OnInstances {
  readonly fault: 'flapping-health';
  /** AWS milliseconds. @default 60_000 */
  readonly period?: number;
}

/** A fault of one call. */
export type CallFault =
  | Throttle
  | ThrottleBucket
  | ServerError
  | Reset
  | NoAnswer
  | AnswerLost
  | LateWrite
  | SlowAnswer
  | Stale
  | MissingRows
  | UnknownHealth
  | AccessDenied
  | ExpiredToken
  | NotAws
  | StuckHook;

/** A fault of one launch. */
export type LaunchFault =
  | InsufficientCapacity
  | Quota
  | NoFreeAddress
  | ImageForbidden
  | KeyPairGone
  | UnsupportedType;

/** A fault of instances. */
export type InstanceFault = ZoneLoss | SlowBoot | BootDies | FlappingHealth;

/** Something that goes wrong, as plain data. */
export type Fault = CallFault | LaunchFault | InstanceFault;

/** The names that a plan may use. */
export type FaultName = Fault['fault'];
