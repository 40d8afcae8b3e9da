import type { AutoScaling } from './auto-scaling-context.js';
import { decide } from './decide/decide.js';
import { decideAttachments } from './decide/decide-attachments.js';
import { decideMember } from './decide/decide-member.js';
import { mergeDecisions } from './decide/decision.js';
import { executeAction } from './execute/execute-action.js';
import type { Group } from './group.js';
import { groupOfInstance } from './groups.js';
import { observe } from './observe.js';

/** Brings groups to what they should be: woken by changes and deadlines, never by polling. */
export interface Reconciler {
  /** Settles the group now; within a settlement, after it. */
  wake(groupName: string): void;
  close(): void;
}

/** More rounds than this without coming to rest is a defect of the decisions. */
const mostRounds = 1_000;

/** The longest wait that a timer of Node's can hold, in real milliseconds. */
const longestWaitMs = 2_000_000_000;

/** A group that had nothing to do, and until when that holds if nothing changes. */
interface Rest {
  readonly group: Group;
  readonly untilMs: number;
}

/** Listens to EC2 and the load balancers from now on, until it is closed. */
export function createReconciler(autoScaling: AutoScaling): Reconciler {
  const { time, log } = autoScaling.surroundings;
  const timers = new Map<string, () => void>();
  const resting = new Map<string, Rest>();
  const awake = new Set<string>();
  let settling: string | undefined;
  let isClosed = false;

  const wake = (groupName: string) => {
    // A group that is being settled is looked at once more anyway.
    if (isClosed || groupName === settling) return;
    awake.add(groupName);
    if (settling !== undefined) return;
    try {
      for (const name of awake) {
        awake.delete(name);
        settling = name;
        settle(name);
      }
    } finally {
      settling = undefined;
    }
  };

  const settle = (name: string) => {
    timers.get(name)?.();
    timers.delete(name);
    resting.delete(name);
    for (let round = 0; round < mostRounds; round += 1) {
      const group = autoScaling.groups.get(name);
      if (!group) return;
      const { actions, lookAgainAtMs } = decide(observe(autoScaling, group), time.now().getTime());
      if (actions.length === 0) return rest(group, lookAgainAtMs);
      for (const action of actions) executeAction(autoScaling, name, action);
    }
    log(`autoscaling: ${name} did not settle in ${mostRounds} rounds`);
  };

  const rest = (group: Group, untilMs = Infinity) => {
    resting.set(group.name, { group, untilMs });
    if (untilMs === Infinity) return;
    const waitMs = Math.min(Math.max(untilMs - time.now().getTime(), 0), longestWaitMs);
    // `after` scales what it is given, and this instant is a real one already.
    timers.set(
      group.name,
      time.after(waitMs / time.scaled(1), () => wake(group.name)),
    );
  };

  /** Whether a change of this one instance gives a resting group nothing to do: in a large group that is quick to tell. */
  const restsOn = (group: Group, instanceId: string): boolean => {
    const { group: asItRested, untilMs } = resting.get(group.name) ?? {};
    const nowMs = time.now().getTime();
    const member = group.members.get(instanceId);
    if (asItRested !== group || untilMs === undefined || nowMs >= untilMs || !member) return false;
    const view = observe(autoScaling, group);
    const { actions, lookAgainAtMs } = mergeDecisions([
      decideMember(view, member, nowMs),
      decideAttachments(view),
    ]);
    return actions.length === 0 && (lookAgainAtMs ?? Infinity) >= untilMs;
  };

  const wakeGroupOf = (instanceId: string) => {
    const group = groupOfInstance(autoScaling, instanceId);
    if (group && !restsOn(group, instanceId)) wake(group.name);
  };
  const stopListening = [
    autoScaling.instances.onChange(({ instanceId }) => wakeGroupOf(instanceId)),
    autoScaling.loadBalancers.onChange((_name, instanceId) => wakeGroupOf(instanceId)),
  ];

  return {
    wake,
    close() {
      isClosed = true;
      for (const stop of [...stopListening, ...timers.values()]) stop();
      timers.clear();
    },
  };
}
