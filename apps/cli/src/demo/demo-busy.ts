import { reasonBusy } from '../local/reason-busy.js';
import type { Stall } from '../local/watch-stalls.js';
import type { PhaseEnd } from './phase.js';

const slower = (lower: number) => `clicamos demo --speed ${lower}`;

/** Whether it was the machine that lost the demo's requests, or kept a phase from its end; by the worst phase. */
export function demoBusy(ends: readonly PhaseEnd[], speed: number): string | undefined {
  return ends
    .toSorted((one, other) => (other.stall?.maxMs ?? 0) - (one.stall?.maxMs ?? 0))
    .flatMap(({ phase, result, probe, stall }) => {
      const isUnexpected = result.outcome !== phase.expected;
      return (stall && reasonBusy({ stall, probe, isUnexpected, speed, slower })) ?? [];
    })
    .at(0);
}

/** The same of a phase that ended with an error. */
export function thrownBusy(stall: Stall, speed: number): string | undefined {
  return reasonBusy({ stall, isUnexpected: true, speed, slower });
}
