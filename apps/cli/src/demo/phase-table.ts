import { count, duration } from '@clicamos/report';
import Table from 'cli-table3';
import type { PhaseEnd } from './phase.js';

const borderless = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((name) => [name, '']),
);

/** What each phase cost its clients and how long it took; `floor` is what the cloud itself needed. */
export function phaseTable(ends: readonly PhaseEnd[], speed: number): string {
  const table = new Table({
    chars: borderless,
    style: { 'padding-left': 0, 'padding-right': 3, head: [], border: [] },
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'right', 'left'],
    head: ['phase', '', 'requests', 'lost', 'p50', 'p99', 'wall', 'floor', ''],
  });
  table.push(...ends.map((end) => row(end, speed)));
  return table.toString();
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
