import type { Hazards } from '../service/hazards.js';
import type { Surroundings } from '../service/service.js';
import type { ActiveFault } from './active-fault.js';
import { createCallFaults } from './calls/create-call-faults.js';
import type { CallFaults } from './calls/call.js';
import { checkDoubts, checkFault, checkFaultPlan } from './plan/check-fault-plan.js';
import { likely, type Doubts } from '../service/doubts.js';
import type { FaultPlan } from './plan/fault-plan.js';
import type { Fault } from './plan/fault.js';
import { createRandom, seedOf } from './random.js';
import { createTrigger } from './trigger.js';
import { createInstanceWeather } from './world/create-instance-weather.js';
import { refuseLaunch } from './world/refuse-launch.js';

/** The faults of a running emulator, for a test that changes them as it goes. */
export interface FaultControl {
  /**
   * Adds a fault, after those that there are; its times begin now. The answer takes it away.
   *
   * @throws EmulatorError `InvalidFaults`
   */
  add(fault: Fault): () => void;
  /** Takes all faults away; doubts stay. */
  clear(): void;
  /**
   * Sets doubts anew; those that are not named stay.
   *
   * @throws EmulatorError `InvalidFaults`
   */
  assume(doubts: Partial<Doubts>): void;
}

/** The faults' three sides: a test's, the wire's and the services'. */
export interface Faults {
  readonly control: FaultControl;
  readonly callFaults: CallFaults;
  readonly hazards: Hazards;
  /** The clock's instant of so many AWS milliseconds ago. */
  readonly instantBefore: (ageMs: number) => number;
  /** Ends what the faults keep waiting. */
  readonly close: () => void;
}

/** @throws EmulatorError `InvalidFaults` for a plan that says what it may not */
export function createFaults(
  plan: FaultPlan,
  surroundings: Pick<Surroundings, 'account' | 'time' | 'log' | 'zones'>,
): Faults {
  const { seed = 1, faults = [], doubts: assumed = {} } = checkFaultPlan(plan);
  const { time, zones } = surroundings;
  const startedMs = time.now().getTime();
  const awsMs = () => (time.now().getTime() - startedMs) / time.scaled(1);
  let active: readonly ActiveFault[] = [];
  let doubts: Doubts = { ...likely, ...assumed };
  let added = 0;

  const add = (fault: Fault) => {
    const addedMs = awsMs();
    const random = createRandom(seedOf(seed, added));
    added += 1;
    const sinceMs = () => awsMs() - addedMs;
    const one: ActiveFault = { fault, sinceMs, random, ...createTrigger(fault, { sinceMs, random }) };
    active = [...active, one];
    return () => {
      active = active.filter((other) => other !== one);
    };
  };
  for (const fault of faults) add(fault);

  const areCredentialsOver = () => doubts.credentialsEndAtMs > 0 && awsMs() >= doubts.credentialsEndAtMs;
  const { callFaults, close } = createCallFaults({ surroundings, active: () => active, areCredentialsOver });
  return {
    control: {
      add: (fault) => add(checkFault(fault)),
      clear() {
        active = [];
      },
      assume(changes) {
        doubts = { ...doubts, ...checkDoubts(changes) };
      },
    },
    callFaults,
    close,
    instantBefore: (ageMs) => time.now().getTime() - time.scaled(ageMs),
    hazards: {
      doubts: () => doubts,
      keepMs: () => time.scaled(Math.max(doubts.tagVisibilityLagMs, ...agesOf(active))),
      refuseLaunch: (launch) => refuseLaunch(active, launch, zones),
      ...createInstanceWeather(() => active),
    },
  };
}

const agesOf = (active: readonly ActiveFault[]) =>
  active.flatMap(({ fault }) => (fault.fault === 'stale' ? fault.age : []));
