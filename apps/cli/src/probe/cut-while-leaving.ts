import type { LostCause, ProbeReport } from '@clicamos/health';
import { preflightRules, type RolloutEvent, type TrafficSource } from '@clicamos/rolling-asg';

type Losses = Pick<ProbeReport, 'lostBy'>;
type Source = Pick<TrafficSource, 'kind' | 'id' | 'name' | 'drainingMs'>;

/** Sees what clients lose while instances leave sources that do not drain. */
export interface CutWhileLeaving {
  /** Told of every event: from the first step on in which instances leave, losses may be requests that were cut. */
  see(event: RolloutEvent, total: Losses): void;
  /** Why requests were lost, and what to do, when that explains any; by all that was lost. */
  reason(total: Losses): string | undefined;
}

/** What a client sees of a request that is cut: what a load balancer answers for it, or that its connection ends. */
const asCut: ReadonlySet<LostCause> = new Set<LostCause>(['status 502', 'status 503', 'status 504', 'reset']);

/** @param sources those that the rollout takes instances out of */
export function createCutWhileLeaving(sources: readonly Source[]): CutWhileLeaving {
  const off = sources.filter(({ drainingMs }) => drainingMs === undefined);
  let before: Losses | undefined;
  return {
    see(event, total) {
      if (off.length > 0 && isLeaving(event)) before ??= total;
    },
    reason(total) {
      if (before === undefined) return undefined;
      return isCutBetween(before, total) ? reasonCut(off) : undefined;
    },
  };
}

function isLeaving(event: RolloutEvent): boolean {
  if (event.kind === 'rolling-back') return true;
  return event.kind === 'step-started' && (event.step.kind === 'drain' || event.step.kind === 'awaitRefresh');
}

function isCutBetween(before: Losses, total: Losses): boolean {
  return [...asCut].some((cause) => (total.lostBy[cause] ?? 0) > (before.lostBy[cause] ?? 0));
}

function reasonCut(off: readonly Source[]): string {
  const names = off.map(({ name }) => name).join(' and ');
  const why = `connection draining of ${names} is off, so what they still had to answer was cut`;
  return `Requests were lost while instances left: ${why}. Turn it on: ${off.map(turnOn).join(' && ')}`;
}

const { fix, fixElsewhere } = preflightRules.draining;

const turnOn = ({ kind, id }: Source): string =>
  (kind === 'classic' ? fix : fixElsewhere).replace('<source>', id);
