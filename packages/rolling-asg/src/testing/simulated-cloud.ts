import type { TrafficSource } from '../cloud/traffic-source.js';
import type { Clock } from '../cloud/clock.js';
import type { CloudPort } from '../cloud/ports.js';
import { advance } from './simulation/advance.js';
import { describeChange } from './simulation/calls/describe-change.js';
import { isRead } from './simulation/calls/is-read.js';
import { portCalls } from './simulation/calls/port-calls.js';
import type { FaultPlan } from './simulation/fault.js';
import { faultyPort } from './simulation/faulty-port.js';
import { watchCredentials } from './simulation/calls/watch-credentials.js';
import { servingInstances } from './simulation/health.js';
import { interceptPort } from './simulation/intercept-port.js';
import { newSimState } from './simulation/new-sim-state.js';
import { operate, type OperatorAction } from './simulation/operate.js';
import type { ImageBehaviour, SimGroup, SimState } from './simulation/sim-state.js';
import { webElb } from './simulation/web-elb.js';

export { webElb };
export type { CallSeen, Fault, FaultPlan } from './simulation/fault.js';

/** A change that took effect. */
export interface Effect {
  readonly by: string;
  readonly name: keyof CloudPort;
  readonly args: readonly unknown[];
}

export interface SimulatedCloud {
  readonly state: SimState;
  /** A client of the cloud, with its own faults. `by` names it as the cause of what it changes. */
  port(faults?: FaultPlan, by?: string): CloudPort;
  /** The changes made through all ports, as `createGroup web-v002`. */
  readonly changes: string[];
  readonly reads: string[];
  /** Fewest that served, beyond those that were not yet there, since `watchFrom` was called. */
  watchServing(wanted: () => number): { readonly worst: () => number };
  /** Called after every tick, and after every change with what it was. */
  watch(seen: (effect?: Effect) => void): void;
  group(name: string): SimGroup | undefined;
  serving(name: string): number;
  /** What somebody else does, now. */
  operate(groupName: string, action: OperatorAction): void;
  /** Lets time pass without anybody looking. */
  settle(): void;
}

/** A small deterministic cloud on a fake clock: instances boot, are checked, drain and end as time passes. */
export function createSimulatedCloud(
  clock: Clock,
  images: Readonly<Record<string, ImageBehaviour>>,
  sources: readonly TrafficSource[] = [webElb],
): SimulatedCloud {
  const state = newSimState(clock.now(), images, sources);
  return simulateCloud(clock, state);
}

/** A cloud that goes on from a state. */
export function simulateCloud(clock: Clock, state: SimState): SimulatedCloud {
  const watchers: ((effect?: Effect) => void)[] = [];
  const changes: string[] = [];
  const reads: string[] = [];
  const seen = (effect?: Effect) => watchers.forEach((watch) => watch(effect));
  const settle = () => advance(state, clock.now(), seen);
  const group = (name: string) => state.groups.get(name);

  return {
    state,
    changes,
    reads,
    group,
    settle,
    watch: (watch) => void watchers.push(watch),
    serving: (name) => {
      settle();
      const found = group(name);
      return found === undefined ? 0 : servingInstances(state, found).length;
    },
    watchServing: (wanted) => {
      let worst = Infinity;
      watchers.push(() => (worst = Math.min(worst, servingOf(state) - wanted())));
      return { worst: () => worst };
    },
    operate: (name, action) => {
      settle();
      operate(state, name, action);
      seen();
    },
    port: (faults = () => undefined, by = 'engine') => {
      const assertCredentials = watchCredentials(state);
      const whole = interceptPort(portCalls(state, by), async ({ name, args, send }) => {
        settle();
        assertCredentials(name);
        if (isRead(name)) reads.push(name);
        else changes.push(describeChange(name, args));
        const answer = await send();
        if (!isRead(name)) seen({ by, name, args });
        return answer;
      });
      return faultyPort(whole, { state, clock, faults, settle });
    },
  };
}

/** All that serve, of every group. */
export function servingOf(state: SimState): number {
  let serving = 0;
  for (const group of state.groups.values()) serving += servingInstances(state, group).length;
  return serving;
}
