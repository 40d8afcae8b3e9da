import type { ProbeReport } from '@clicamos/health';
import type { RolloutEvent, RolloutStepKind } from '@clicamos/rolling-asg';

type Losses = Pick<ProbeReport, 'sent' | 'lost' | 'lostBy' | 'inFlight'>;

/** What clients lost since next serves: what was lost before is none of its doing. */
export interface NextLosses {
  /** Told of every event: from the first step after next was proven, losses count. */
  see(event: RolloutEvent, report: Losses): void;
  /** What counts of all that was lost. */
  of(report: Losses): Pick<ProbeReport, 'sent' | 'lost' | 'lostBy'>;
  /** Whether next serves, so that losses count. */
  hasBegun(): boolean;
}

/** Steps in which next does not serve yet for sure. */
const before: ReadonlySet<RolloutStepKind> = new Set([
  'holdGroup',
  'createLaunchTemplateVersion',
  'createGroup',
  'reclaimGroup',
  'holdPrevious',
  'awaitCapacity',
]);

/**
 * A live image that has died must not get the good one refused that is to replace it. While it loses requests, those
 * that are on their way when next takes over are its own too.
 */
export function createNextLosses(): NextLosses {
  let mark: Losses | undefined;
  return {
    see(event, report) {
      if (event.kind === 'step-started' && !before.has(event.step.kind)) mark ??= report;
    },
    of(report) {
      if (mark === undefined) return { sent: 0, lost: 0, lostBy: {} };
      const { sent, lost, lostBy, inFlight } = mark;
      const forgiven = lost > 0 ? lost + inFlight : 0;
      const own = Math.max(0, report.lost - forgiven);
      const since = difference(report.lostBy, lostBy);
      return { sent: report.sent - sent, lost: own, lostBy: takeAway(since, sumOf(since) - own, lostBy) };
    },
    hasBegun: () => mark !== undefined,
  };
}

function difference(
  now: ProbeReport['lostBy'],
  was: Readonly<Partial<Record<string, number>>>,
): ProbeReport['lostBy'] {
  const rest = Object.entries(now).map(([cause, n = 0]) => [cause, n - (was[cause] ?? 0)] as const);
  return Object.fromEntries(rest.filter(([, n]) => n > 0));
}

const sumOf = (counts: ProbeReport['lostBy']): number =>
  Object.values(counts).reduce<number>((sum, n = 0) => sum + n, 0);

/** What was on its way has no cause of its own yet: it is taken for one of those that were seen before. */
function takeAway(
  counts: ProbeReport['lostBy'],
  excess: number,
  before: ProbeReport['lostBy'],
): ProbeReport['lostBy'] {
  const isNew = ([cause]: readonly [string, unknown]) => (cause in before ? 0 : 1);
  let left = excess;
  const rest = Object.entries(counts)
    .toSorted((a, b) => isNew(a) - isNew(b))
    .map(([cause, n = 0]) => {
      const taken = Math.min(left, n);
      left -= taken;
      return [cause, n - taken] as const;
    });
  return Object.fromEntries(rest.filter(([, n]) => n > 0));
}
