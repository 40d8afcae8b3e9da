import { reasonBusy } from '../local/reason-busy.js';
import type { PhaseEnd } from './phase.js';

/** Whether it was the machine that lost the demo's requests, or kept a phase from its end; by the worst phase. */
export function demoBusy(ends: readonly PhaseEnd[], speed: number): string | undefined {
  const slower = (lower: number) => `clicamos demo --speed ${lower}`;
  return ends
    .toSorted((one, other) => (other.stall?.maxMs ?? 0) - (one.stall?.maxMs ?? 0))
    .flatMap(({ phase, result, probe, stall }) => {
      const isUnexpected = result.outcome !== phase.expected;
      return (stall && reasonBusy({ stall, probe, isUnexpected, speed, slower })) ?? [];
    })
    .at(0);
}
