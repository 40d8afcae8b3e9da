import type { RecordOf, StreamRecord } from '../../stream/record.js';
import type { Headline, NamedGroup, Outcome } from '../story.js';

/** Who, where, what: and how far, as of this record. */
export function addToHeadline(headline: Headline, record: StreamRecord): Headline {
  const told = withMoment(headline, record);
  switch (record.kind) {
    case 'environment':
      return withEnvironment(told, record);
    case 'rollout-started':
      return withBeginning(told, record);
    case 'waiting':
      return withGroups(told, record);
    case 'notice':
      return told.outcome === 'rolling-out' ? { ...told, outcome: 'going-back' } : told;
    default:
      return withOutcome(told, outcomeAfter(record));
  }
}

function withMoment(headline: Headline, record: StreamRecord): Headline {
  const at = 'at' in record && record.at !== undefined ? record.at : headline.lastAt;
  const lastAt = Math.max(headline.lastAt, at);
  if (!('rolloutId' in record)) return lastAt === headline.lastAt ? headline : { ...headline, lastAt };
  const { rolloutId, service } = record;
  return { ...headline, lastAt, rolloutId, service, startedAt: headline.startedAt ?? at };
}

function withEnvironment(headline: Headline, record: RecordOf<'environment'>): Headline {
  const { name, service, cloud, account, region, runner, speed } = record;
  return {
    ...headline,
    environment: name,
    service,
    cloud,
    region,
    runner,
    speed,
    ...(account !== undefined && { account }),
  };
}

function withBeginning(headline: Headline, record: RecordOf<'rollout-started'>): Headline {
  const { nextName, imageId, previousName, floorMs } = record;
  return {
    ...headline,
    outcome: 'rolling-out',
    floorMs: floorMs / headline.speed,
    next: named(nextName, imageId === '' ? undefined : imageId),
    ...(previousName !== undefined && {
      previous: headline.previous?.name === previousName ? headline.previous : { name: previousName },
    }),
  };
}

/** A look tells the images too, and is all that a taken over rollout tells of its groups. */
function withGroups(headline: Headline, { snapshot: { previous, next } }: RecordOf<'waiting'>): Headline {
  const before = headline.previous?.imageId ?? previous?.imageId;
  const after = headline.next?.imageId ?? next?.imageId;
  return {
    ...headline,
    ...(previous && { previous: named(previous.name, before) }),
    ...(next && { next: named(next.name, after) }),
    ...(headline.outcome === 'starting' && { outcome: 'rolling-out' as const }),
  };
}

const named = (name: string, imageId: string | undefined): NamedGroup =>
  imageId === undefined ? { name } : { name, imageId };

const withOutcome = (headline: Headline, outcome: Outcome | undefined): Headline =>
  outcome === undefined || outcome === headline.outcome ? headline : { ...headline, outcome };

function outcomeAfter(record: StreamRecord): Outcome | undefined {
  switch (record.kind) {
    // After an interruption that came too late, another step begins: it only goes forward.
    case 'step-started':
    case 'took-over':
      return 'rolling-out';
    case 'failed':
    case 'rolling-back':
      return 'going-back';
    case 'finished':
      return record.result.outcome;
    case 'summary':
      return record.result?.outcome;
    case 'error':
      return 'failed';
    default:
      return undefined;
  }
}
