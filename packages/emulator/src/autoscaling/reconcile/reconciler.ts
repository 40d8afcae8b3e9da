import type { AutoScaling } from '../group/auto-scaling-context.js';
import { decide } from './decide.js';
import { executeAction } from './execute-action.js';
import type { Group } from '../group/group.js';
import { groupOfInstance } from '../group/groups.js';
import { observe } from '../observe/observe.js';
import { activeRefresh } from '../group/active-refresh.js';

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
  /** Groups to look at, and the one instance that there is news of; none: anything may have changed. */
  const awake = new Map<string, string | undefined>();
  let settling: string | undefined;
  let isClosed = false;

  const wake = (groupName: string, instanceId?: string) => {
    // A group that is being settled is looked at once more anyway.
    if (isClosed || groupName === settling) return;
    awake.set(groupName, awake.has(groupName) ? undefined : instanceId);
    if (settling !== undefined) return;
    try {
      for (const [name, only] of awake) {
        awake.delete(name);
        settling = name;
        if (!settleAlone(name, only)) settle(name);
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

  /**
   * Settles a group that rested, after news of one instance, without a look at the others: what they need depends on
   * themselves and on the group's settings, and steps of one instance change neither. Whether that was enough.
   */
  const settleAlone = (name: string, instanceId: string | undefined): boolean => {
    const { group: asItRested, untilMs } = resting.get(name) ?? {};
    let group = autoScaling.groups.get(name);
    if (instanceId === undefined || untilMs === undefined || group !== asItRested) return false;
    for (let round = 0; round < mostRounds && group; round += 1) {
      const nowMs = time.now().getTime();
      const { actions, lookAgainAtMs = Infinity } = decide(observe(autoScaling, group), nowMs, instanceId);
      if (nowMs >= untilMs || lookAgainAtMs < untilMs) return false;
      if (actions.length === 0) return Boolean(resting.set(name, { group, untilMs }));
      if (actions.some((action) => !('instanceId' in action) || action.instanceId !== instanceId))
        return false;
      for (const action of actions) executeAction(autoScaling, name, action);
      group = autoScaling.groups.get(name);
    }
    return false;
  };

  const wakeGroupOf = (instanceId: string) => {
    const group = groupOfInstance(autoScaling, instanceId);
    if (group) wake(group.name, instanceId);
  };
  const wakeHeeding = (alarmName: string) => {
    for (const group of [...autoScaling.groups.values()]) {
      const { AlarmSpecification: heeded } = activeRefresh(group)?.preferences ?? {};
      if (heeded?.Alarms?.includes(alarmName)) wake(group.name);
    }
  };
  const stopListening = [
    autoScaling.instances.onChange(({ instanceId }) => wakeGroupOf(instanceId)),
    autoScaling.trafficSources.onChange((_name, instanceId) => wakeGroupOf(instanceId)),
    autoScaling.alarms.onChange((alarmName) => wakeHeeding(alarmName)),
  ];

  return {
    wake: (groupName) => wake(groupName),
    close() {
      isClosed = true;
      for (const stop of [...stopListening, ...timers.values()]) stop();
      timers.clear();
    },
  };
}
