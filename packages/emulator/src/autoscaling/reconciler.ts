import type { AutoScaling } from './auto-scaling-context.js';
import { decide } from './decide/decide.js';
import { executeAction } from './execute/execute-action.js';
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

/** Listens to EC2 and the load balancers from now on, until it is closed. */
export function createReconciler(autoScaling: AutoScaling): Reconciler {
  const { time, log } = autoScaling.surroundings;
  const timers = new Map<string, () => void>();
  const awake = new Set<string>();
  let isSettling = false;
  let isClosed = false;

  const wake = (groupName: string) => {
    awake.add(groupName);
    if (isSettling || isClosed) return;
    isSettling = true;
    try {
      for (const name of awake) {
        awake.delete(name);
        settle(name);
      }
    } finally {
      isSettling = false;
    }
  };

  const settle = (name: string) => {
    timers.get(name)?.();
    timers.delete(name);
    for (let round = 0; round < mostRounds; round += 1) {
      const group = autoScaling.groups.get(name);
      if (!group) return;
      const { actions, lookAgainAtMs } = decide(observe(autoScaling, group), time.now().getTime());
      if (actions.length === 0) return lookAgainAt(name, lookAgainAtMs);
      for (const action of actions) executeAction(autoScaling, name, action);
    }
    log(`autoscaling: ${name} did not settle in ${mostRounds} rounds`);
  };

  const lookAgainAt = (name: string, atMs: number | undefined) => {
    if (atMs === undefined) return;
    const waitMs = Math.min(Math.max(atMs - time.now().getTime(), 0), longestWaitMs);
    // `after` scales what it is given, and this instant is a real one already.
    timers.set(
      name,
      time.after(waitMs / time.scaled(1), () => wake(name)),
    );
  };

  const wakeGroupOf = (instanceId: string) => {
    const group = groupOfInstance(autoScaling, instanceId);
    if (group) wake(group.name);
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
