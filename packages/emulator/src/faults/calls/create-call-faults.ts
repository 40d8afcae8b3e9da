import { accessDenied } from '../../service/access-denied.js';
import { assertNever } from '../../assert-never.js';
import { AwsError } from '../../service/aws-error.js';
import type { Surroundings } from '../../service/service.js';
import type { ActiveFault } from '../active-fault.js';
import type { Fault, LateWrite } from '../plan/fault.js';
import { withoutRows, withUnknownHealth } from './alter-output.js';
import { expiredToken, serverError, throttled } from './call-errors.js';
import type { Call, CallFaults, Cut, Outcome } from './call.js';
import { chooseFaults, type Change, type Fate } from './choose-faults.js';
import { createBuckets } from './create-buckets.js';
import { createLateWrites } from './create-late-writes.js';

export interface CallFaultsOptions {
  readonly surroundings: Pick<Surroundings, 'account' | 'time' | 'log'>;
  readonly active: () => readonly ActiveFault[];
  /** Whether the caller's credentials are over. */
  readonly areCredentialsOver: () => boolean;
}

/** What the faults make of calls, and how to end what they keep waiting. */
export function createCallFaults({ surroundings, active, areCredentialsOver }: CallFaultsOptions): {
  readonly callFaults: CallFaults;
  readonly close: () => void;
} {
  const { account, time } = surroundings;
  const takeToken = createBuckets();
  const lateWrites = createLateWrites(surroundings);
  const closing = new AbortController();

  /** Holds an answer back: a client waits for it, so a clock that passes only while somebody waits must know. */
  const hold = async (delayMs: number, answer: () => Outcome | Promise<Outcome>): Promise<Outcome> => {
    try {
      if (delayMs > 0) await time.sleep(delayMs, closing.signal);
    } catch (error) {
      if (closing.signal.aborted) return reset;
      throw error;
    }
    return answer();
  };

  const meet = (call: Call, fate: Fate): Promise<Outcome> | Outcome => {
    switch (fate.fault) {
      case 'throttle':
      case 'throttle-bucket':
        return errorOutcome(throttled(call.service));
      case 'server-error':
        return errorOutcome(serverError(call, fate.status));
      case 'reset':
        return reset;
      case 'no-answer':
        return silence;
      case 'answer-lost':
        return loseAnswer(call, fate.by ?? 'reset');
      case 'late-write':
        return writeLate(call, fate);
      case 'access-denied':
        return errorOutcome(accessDenied(call, account));
      case 'expired-token':
        return errorOutcome(expiredToken(call.service));
      case 'not-aws':
        return { kind: 'page', html: signInPage };
      case 'stuck-hook':
        return { kind: 'output', output: {} };
      default:
        return assertNever(fate);
    }
  };

  const writeLate = async (call: Call, { delay, answer = 'held' }: LateWrite): Promise<Outcome> => {
    const written = lateWrites.write(delay, () => attempt(call.run));
    return answer === 'lost' ? reset : hold(delay, () => written);
  };

  return {
    close() {
      closing.abort();
      lateWrites.close();
    },
    async callFaults(call) {
      if (areCredentialsOver())
        return { outcome: errorOutcome(expiredToken(call.service)), struck: ['expired-token'] };
      const { fate, changes } = chooseFaults(active(), call, takeToken);
      const struck = [...(fate ? [fate] : []), ...changes.map(({ fault }) => fault)];
      const changed = changes.length > 0 ? withChanges(call, changes) : call;
      const outcome = fate ? await meet(changed, fate) : await attempt(changed.run);
      const delayMs = changes.reduce((sum, one) => sum + delayOf(one), 0);
      return { outcome: await hold(delayMs, () => outcome), struck: struck.map(({ fault }: Fault) => fault) };
    },
  };
}

const reset: Cut = { kind: 'cut', by: 'reset' };
const silence: Cut = { kind: 'cut', by: 'silence' };
const errorOutcome = (error: AwsError): Outcome => ({ kind: 'error', error });
const signInPage =
  '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Sign in to the network.</body></html>\n';

/** The call takes effect, or AWS refuses it, and nobody learns which. */
async function loseAnswer(call: Call, by: 'reset' | 'silence' | 'server-error'): Promise<Outcome> {
  await attempt(call.run);
  if (by === 'server-error') return errorOutcome(serverError(call));
  return by === 'reset' ? reset : silence;
}

async function attempt(run: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { kind: 'output', output: await run() };
  } catch (error) {
    if (error instanceof AwsError) return errorOutcome(error);
    throw error;
  }
}

/** The call with an answer that the faults have changed. */
function withChanges(call: Call, changes: readonly ActiveFault<Change>[]): Call {
  const faults = changes.map(({ fault }) => fault);
  const ages = faults.flatMap((fault) => (fault.fault === 'stale' ? fault.age : []));
  const read = ages.length > 0 ? () => call.runAsOf(Math.max(...ages)) : call.run;
  return { ...call, run: async () => faults.reduce(change, await read()) };
}

function change(output: unknown, fault: Change): unknown {
  if (fault.fault === 'missing-rows') return withoutRows(output, fault);
  return fault.fault === 'unknown-health' ? withUnknownHealth(output, fault) : output;
}

function delayOf({ fault, random }: ActiveFault<Change>): number {
  if (fault.fault !== 'slow-answer') return 0;
  const { delay, atMost = delay } = fault;
  return delay + (atMost > delay ? random() * (atMost - delay) : 0);
}
