import type { LifecycleState } from '@aws-sdk/client-auto-scaling';
import type { HookWait } from './lifecycle-hook.js';

/** What an instance was launched for. A `rebalance` adds no capacity until it is in service, `warm` is for the pool. */
export type Origin = 'capacity' | 'replacement' | 'rebalance' | 'refresh' | 'request' | 'warm';

export type UnhealthyBecause = 'ec2' | 'elb' | 'user' | 'failedToLaunch';

export interface MemberLaunchTemplate {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** An instance of a group. */
export interface Member {
  readonly instanceId: string;
  readonly instanceType: string;
  readonly zone: string;
  readonly subnetId: string;
  /** None when the instance was attached, or comes from a launch configuration. */
  readonly launchTemplate: MemberLaunchTemplate | undefined;
  readonly launchConfigurationName?: string | undefined;
  /** What it counts towards the capacity, of a group with weights. @default 1 */
  readonly weight?: number | undefined;
  readonly isSpot?: boolean;
  readonly origin: Origin;
  readonly joinedAtMs: number;
  /** The health check's grace period begins here. */
  readonly inServiceAtMs: number | undefined;
  readonly lifecycle: LifecycleState;
  readonly unhealthy: UnhealthyBecause | undefined;
  readonly protectedFromScaleIn: boolean;
  /** The load balancers that the group has put it into and not yet taken it out of. */
  readonly registeredWith: ReadonlySet<string>;
  readonly hooks: readonly HookWait[];
  readonly hooksHaveRun: boolean;
  readonly terminationOrdered: boolean;
  /** On its way to rest in the warm pool, stopped. @default false */
  readonly stopOrdered?: boolean | undefined;
  /** Scale-in has taken it, and the warm pool gets it back. @default false */
  readonly returnsToPool?: boolean | undefined;
  /** Deleted with its group: no draining, no hooks. */
  readonly isForced: boolean;
  /** The scaling activity that moves it now. */
  readonly activityId: string | undefined;
}

/** What every member starts from: `Pending` and in nothing. */
export const newMember: Pick<
  Member,
  | 'inServiceAtMs'
  | 'lifecycle'
  | 'unhealthy'
  | 'registeredWith'
  | 'hooks'
  | 'hooksHaveRun'
  | 'terminationOrdered'
  | 'isForced'
> = {
  inServiceAtMs: undefined,
  lifecycle: 'Pending',
  unhealthy: undefined,
  registeredWith: new Set(),
  hooks: [],
  hooksHaveRun: false,
  terminationOrdered: false,
  isForced: false,
};

const arriving: ReadonlySet<LifecycleState> = new Set(['Pending', 'Pending:Wait', 'Pending:Proceed']);
const departing: ReadonlySet<LifecycleState> = new Set([
  'Terminating',
  'Terminating:Wait',
  'Terminating:Proceed',
  'Detaching',
  'Warmed:Terminating',
  'Warmed:Terminating:Wait',
  'Warmed:Terminating:Proceed',
]);
const warming: ReadonlySet<LifecycleState> = new Set([
  'Warmed:Pending',
  'Warmed:Pending:Wait',
  'Warmed:Pending:Proceed',
]);
const resting: ReadonlySet<LifecycleState> = new Set([
  'Warmed:Stopped',
  'Warmed:Running',
  'Warmed:Hibernated',
]);

/** On its way into service. */
export const isArriving = (member: Member) => arriving.has(member.lifecycle);

/** Of the warm pool, and none of the group's instances. */
export const isInPool = ({ lifecycle }: Member) => lifecycle.startsWith('Warmed:');

/** On its way to rest in the warm pool. */
export const isWarming = (member: Member) => warming.has(member.lifecycle);

/** Prepared, and waiting until the group wants it. */
export const isResting = (member: Member) => resting.has(member.lifecycle);

/** On its way out of the group, or of the pool. */
export const isDeparting = (member: Member) => departing.has(member.lifecycle);

/** Counts towards the desired capacity: in service or on the way there. */
export const countsTowardsCapacity = (member: Member) =>
  member.lifecycle === 'InService' || (isArriving(member) && member.origin !== 'rebalance');

/** AWS's word for its health. */
export const healthStatus = (member: Member) => (member.unhealthy === undefined ? 'Healthy' : 'Unhealthy');

/** What instances count towards the capacity of their group. */
export const unitsOf = (members: readonly Member[]): number =>
  members.reduce((sum, { weight = 1 }) => sum + weight, 0);
