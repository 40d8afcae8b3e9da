import { CloudError } from '../../cloud/cloud-error.js';
import type { Clock } from '../../cloud/clock.js';
import type { CloudPort } from '../../cloud/ports.js';
import { isRead } from './calls/is-read.js';
import { spoiledCalls } from './calls/spoiled-calls.js';
import { isSpoiledRead, type Fault, type FaultPlan, type SpoiledRead } from './fault.js';
import { interceptPort, type CallOnItsWay } from './intercept-port.js';
import type { SimState } from './sim-state.js';
import { untilAborted } from './until-aborted.js';

export interface FaultyPort {
  readonly state: SimState;
  readonly clock: Clock;
  readonly faults: FaultPlan;
  /** Lets the time pass that has passed. */
  readonly settle: () => void;
}

/** A port that fails as its plan says. */
export function faultyPort(port: CloudPort, { state, clock, faults, settle }: FaultyPort): CloudPort {
  let index = 0;
  let changes = 0;
  return interceptPort(port, async (call) => {
    settle();
    index += 1;
    const change = isRead(call.name) ? 0 : (changes += 1);
    const fault = faults({ name: call.name, index, change, args: call.args });
    if (fault === undefined) return call.send();
    return fail(call, fault, { state, clock, failure: `injected at call ${index}` });
  });
}

interface Failing {
  readonly state: SimState;
  readonly clock: Clock;
  readonly failure: string;
}

async function fail(call: CallOnItsWay, fault: Fault, { state, clock, failure }: Failing): Promise<unknown> {
  if (isSpoiledRead(fault)) return spoil(call, fault, state);
  if (fault.kind === 'hangs') return untilAborted(new Promise(() => undefined), call.signal);
  if (fault.kind !== 'late') {
    // Done, or refused for a reason of its own: nobody learns which.
    if (fault.isDone === true) await call.send().catch(() => undefined);
    throw new CloudError(fault.kind, call.name, new Error(failure));
  }
  const landed = clock.sleep(fault.ms).then(() => call.send());
  if (fault.error === undefined) return untilAborted(landed, call.signal);
  // Whether it can still land is nobody's matter any more.
  landed.catch(() => undefined);
  throw new CloudError(fault.error, call.name, new Error(failure));
}

function spoil(call: CallOnItsWay, fault: SpoiledRead, state: SimState): Promise<unknown> {
  const answer: Partial<CloudPort> = spoiledCalls(state, fault);
  const spoiled = answer[call.name];
  // The arguments are those of this very call.
  return spoiled === undefined
    ? call.send()
    : (spoiled as (...all: unknown[]) => Promise<unknown>)(...call.args);
}
