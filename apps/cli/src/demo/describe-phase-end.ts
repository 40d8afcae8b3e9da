import { duration, inShort } from '@clicamos/report';
import { describeProbe } from '../render/describe-probe.js';
import type { PhaseEnd } from './phase.js';

/** One line when a phase is over: what came of it, why, and what its clients noticed. */
export function describePhaseEnd({ result, probe }: PhaseEnd, speed: number): string {
  const { outcome, reason, wallMs } = result;
  const why = outcome === 'rolled-back' && reason ? `: ${inShort(reason)}` : '';
  const proof = probe ? ` · ${describeProbe(probe)}` : '';
  return `${outcome.replace('-', ' ')} in ${duration(wallMs / speed)}${proof}${why}`;
}
