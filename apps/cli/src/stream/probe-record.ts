import type { ProbeReport } from '@clicamos/health';
import type { RecordOf } from '@clicamos/report';

export interface ProbeMoment {
  /** What was counted since the record before. */
  readonly lap: ProbeReport;
  readonly total: ProbeReport;
  /** Real, epoch ms. */
  readonly at: number;
  readonly forMs: number;
}

/** What the probe's clients saw of late, as a stream tells it. */
export function probeRecord({ lap, total, at, forMs }: ProbeMoment): RecordOf<'probe'> {
  const { sent, answered, lost, skipped } = lap;
  return {
    kind: 'probe',
    at: Math.round(at),
    forMs: Math.round(forMs),
    sent,
    answered,
    lost,
    lostBy: counts(lap.lostBy),
    skipped,
    ...(answered > 0 && { latency: latencyOf(lap) }),
    versions: Object.fromEntries(
      Object.entries(lap.versions).map(([version, { answered: n }]) => [version, n]),
    ),
    total: {
      sent: total.answered + total.lost,
      answered: total.answered,
      lost: total.lost,
      ...latencyOf(total),
    },
  };
}

const latencyOf = ({ latency: { p50Ms, p99Ms, maxMs } }: ProbeReport) => ({ p50Ms, p99Ms, maxMs });

const counts = (by: ProbeReport['lostBy']): Record<string, number> =>
  Object.fromEntries(Object.entries(by).map(([cause, n]) => [cause, n ?? 0]));
