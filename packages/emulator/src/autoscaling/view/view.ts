import type { InstanceStateName, Registration } from '../../service/ports.js';
import type { Group } from '../group/group.js';
import type { Member } from '../group/member.js';
import type { ProcessName } from '../group/process-name.js';

/** What EC2 and the load balancers say of one instance. */
export interface Observed {
  readonly state: InstanceStateName | 'absent';
  /** By load balancer of the group. */
  readonly registrations: Pick<ReadonlyMap<string, Registration>, 'get' | 'values'>;
  /** The load balancers that call it unhealthy. */
  readonly failingIn: ReadonlySet<string>;
}

/** Everything that a decision rests on, taken at one instant. */
export interface View {
  readonly group: Group;
  readonly observed: Pick<ReadonlyMap<string, Observed>, 'get'>;
  readonly existingSources: ReadonlySet<string>;
  /** The group's grace period in real milliseconds. */
  readonly gracePeriodMs: number;
  /** The CloudWatch alarms in ALARM that its instance refresh heeds. */
  readonly alarming: readonly string[];
}

const unobserved: Observed = { state: 'absent', registrations: new Map(), failingIn: new Set() };

export const observedOf = (view: View, { instanceId }: Member): Observed =>
  view.observed.get(instanceId) ?? unobserved;

export const isSuspended = ({ group }: View, process: ProcessName) => group.suspended.has(process);

/** Still booting or running: whatever else it is, its process can finish its requests. */
export const isAlive = (view: View, member: Member) => {
  const { state } = observedOf(view, member);
  return state === 'pending' || state === 'running';
};

/** Its process has gone, or is not known to EC2 any more. */
export const isGone = (view: View, member: Member) => {
  const { state } = observedOf(view, member);
  return state === 'terminated' || state === 'absent';
};
