import type { LifecycleTransition } from '../group/lifecycle-hook.js';
import type { Origin, UnhealthyBecause } from '../group/member.js';
import type { RefreshMove } from './refresh-move.js';

/** One thing to do. Each changes what the next decision sees, so a group settles. */
export type Action =
  | Launch
  | ScaleIn
  | WarmStart
  | { readonly kind: 'markUnhealthy'; readonly instanceId: string; readonly because: UnhealthyBecause }
  | { readonly kind: 'awaitHooks'; readonly instanceId: string; readonly transition: LifecycleTransition }
  | { readonly kind: 'register' | 'deregister'; readonly instanceId: string; readonly source: string }
  | { readonly kind: 'setAttachment'; readonly source: string; readonly state: 'Added' | 'InService' }
  | { readonly kind: 'dropSource'; readonly source: string }
  | { readonly kind: 'runScheduledAction'; readonly name: string }
  | { readonly kind: 'trackTarget'; readonly direction: 'out' | 'in' }
  | { readonly kind: 'refresh'; readonly move: RefreshMove }
  | { readonly kind: MemberStep; readonly instanceId: string }
  | { readonly kind: GroupStep };

/**
 * - `proceed`: its hooks are through
 * - `enterService`: into the load balancers and `InService`
 * - `replace`: out, because it is not healthy
 * - `abandonLaunch`: out, because a launching hook said so
 * - `forceOut`: out, because its group is deleted
 * - `terminate`: asks EC2
 * - `standBy`, `leave`: the end of its way out of service, or out of the group
 * - `stop`, `rest`: the end of its way into the warm pool
 * - `leavePool`: out, because the warm pool has no need of it
 * - `returnToPool`: the end of its way out of service, where the warm pool gets it back
 */
export type MemberStep =
  | 'proceed'
  | 'enterService'
  | 'replace'
  | 'abandonLaunch'
  | 'forceOut'
  | 'terminate'
  | 'standBy'
  | 'leave'
  | 'stop'
  | 'rest'
  | 'leavePool'
  | 'returnToPool';

/** `settle`: capacity is as desired. `reportProtection`: nothing is left that scale-in may take. `dropPool`: it is empty. */
export type GroupStep = 'settle' | 'reportProtection' | 'removeGroup' | 'dropPool';

export interface Launch {
  readonly kind: 'launch';
  readonly subnetId: string;
  readonly zone: string;
  readonly origin: Origin;
  /** The capacity before and after the launches that are decided together. */
  readonly from: number;
  readonly to: number;
}

/** An instance of the warm pool comes into the group. */
export interface WarmStart extends Omit<Launch, 'kind' | 'subnetId' | 'zone'> {
  readonly kind: 'startWarm';
  readonly instanceId: string;
}

export interface ScaleIn {
  readonly kind: 'scaleIn';
  readonly instanceIds: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** What to do now, and when to look again if nothing happens before. */
export interface Decision {
  readonly actions: readonly Action[];
  readonly lookAgainAtMs?: number | undefined;
}

export const nothing: Decision = { actions: [] };

/** One decision out of several: all their actions, and the first instant to look again. */
export function mergeDecisions(decisions: readonly Decision[]): Decision {
  const some = decisions.filter((decision) => decision !== nothing);
  const instants = some.flatMap(({ lookAgainAtMs }) => lookAgainAtMs ?? []);
  return {
    actions: some.flatMap(({ actions }) => actions),
    lookAgainAtMs: instants.length > 0 ? Math.min(...instants) : undefined,
  };
}
