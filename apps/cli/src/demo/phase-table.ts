import { count, duration } from '@clicamos/report';
import { table, type Column } from '../console/table.js';
import type { PhaseEnd } from './phase.js';

const columns: readonly Column[] = [
  { head: 'phase' },
  { head: '', worth: 4 },
  { head: 'requests', isNumeric: true },
  { head: 'lost', isNumeric: true },
  { head: 'p50', isNumeric: true, worth: 1 },
  { head: 'p99', isNumeric: true, worth: 3 },
  { head: 'wall', isNumeric: true },
  { head: 'floor', isNumeric: true, worth: 2 },
  { head: '' },
];

/**
 * What each phase cost its clients and how long it took; `floor` is what the cloud itself needed.
 *
 * @param width of the terminal
 */
export const phaseTable = (ends: readonly PhaseEnd[], speed: number, width?: number): string =>
  table(
    columns,
    ends.map((end) => row(end, speed)),
    { width },
  ).join('\n');

function row({ phase, result, probe }: PhaseEnd, speed: number): string[] {
  const numbers = probe
    ? [count(probe.sent), count(probe.lost), duration(probe.latency.p50Ms), duration(probe.latency.p99Ms)]
    : ['-', '-', '-', '-'];
  const { outcome, live, removed } = result;
  const group = outcome === 'rolled-back' ? removed?.name : live?.name;
  const times = [duration(result.wallMs / speed), duration(result.floorMs / speed)];
  return [
    phase.title,
    group ?? '',
    ...numbers,
    ...times,
    outcome === 'deployed' ? '' : outcome.replace('-', ' '),
  ];
}
