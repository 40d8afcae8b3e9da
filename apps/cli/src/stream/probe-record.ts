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
    ...targetsOf({ lap, total }),
  };
}

/** Each one's own, where several are asked. */
function targetsOf({ lap, total }: Pick<ProbeMoment, 'lap' | 'total'>): Pick<RecordOf<'probe'>, 'targets'> {
  if (lap.targets === undefined) return {};
  const targets = lap.targets.map(({ url, sent, answered, lost, lostBy }, index) => {
    const { latency } = total.targets?.[index] ?? total;
    return { url, sent, answered, lost, lostBy: counts(lostBy), latency: ofWhole(latency) };
  });
  return { targets };
}

const latencyOf = ({ latency }: ProbeReport) => ofWhole(latency);

const ofWhole = ({ p50Ms, p99Ms, maxMs }: ProbeReport['latency']) => ({ p50Ms, p99Ms, maxMs });

const counts = (by: ProbeReport['lostBy']): Record<string, number> =>
  Object.fromEntries(Object.entries(by).map(([cause, n]) => [cause, n ?? 0]));
