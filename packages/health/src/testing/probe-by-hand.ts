import type { ProbeOptions } from '../probe/probe-options.js';
import type { ProbeReport } from '../probe/probe-report.js';
import { startProbe, type Probe } from '../probe/start-probe.js';
import { createFakeClock, type FakeClock } from './health-fake-clock.js';

/** A slow machine's answers come late, and none is given up; never more at once than a listener keeps waiting (511). */
export const patient = { timeoutMs: 120_000, maxInFlight: 200 };

/** A probe over real connections whose clock stands still: no request is due before the test says so. */
export interface ProbeByHand extends AsyncDisposable {
  readonly clock: FakeClock;
  readonly probe: Probe;
  /** Until all that were sent have their outcome. */
  settled(): Promise<ProbeReport>;
  /** Sends up to this many in all, each once the one before has its outcome. */
  sendUpTo(count: number): Promise<void>;
}

/** The first request is due at once, the next 10 ms later. */
export function startByHand(options: Pick<ProbeOptions, 'url'> & Partial<ProbeOptions>): ProbeByHand {
  const clock = createFakeClock();
  const ratePerSecond = 100;
  const probe = startProbe({ ratePerSecond, clock, ...patient, ...options });
  const settled = () => probe.window().close();
  return {
    clock,
    probe,
    settled,
    async sendUpTo(count) {
      while ((await settled(), probe.total().sent) < count) await clock.advance(1000 / ratePerSecond);
    },
    [Symbol.asyncDispose]: () => probe[Symbol.asyncDispose](),
  };
}
