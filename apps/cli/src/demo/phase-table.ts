import { count, duration } from '@clicamos/report';
import type { PhaseEnd } from './phase.js';

const head = ['phase', '', 'requests', 'lost', 'p50', 'p99', 'wall', 'floor', ''];

/** The columns of numbers, which stand at the right. */
const numeric = { first: 2, last: 7 };

/** What each phase cost its clients and how long it took; `floor` is what the cloud itself needed. */
export function phaseTable(ends: readonly PhaseEnd[], speed: number): string {
  const rows = [head, ...ends.map((end) => row(end, speed))];
  const widths = head.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows
    .map((cells) => cells.map((cell, column) => padded(cell, column, widths)).join('   '))
    .map((line) => line.trimEnd())
    .join('\n');
}

function padded(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0;
  const isNumber = column >= numeric.first && column <= numeric.last;
  return isNumber ? cell.padStart(width) : cell.padEnd(width);
}

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
