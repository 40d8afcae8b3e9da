import type { RecordOf, StreamRecord } from '../../stream/record.js';
import type { Headline, StoryEnd } from '../story.js';

/** What an end says comes in several records: the engine's, then the command's with the next one to run. */
export function addToEnd(
  end: StoryEnd | undefined,
  record: StreamRecord,
  headline: Headline,
): StoryEnd | undefined {
  switch (record.kind) {
    case 'rollout-started':
    case 'took-over':
      // Of a rollout that ended in an error, and goes on.
      return undefined;
    case 'finished':
      return { ...end, at: record.at, ...ofResult(record.result, headline) };
    case 'summary':
      return withSummary(end, record, headline);
    case 'report':
      return end && { ...end, report: record.report };
    case 'error':
      return withError(end, record);
    default:
      return end;
  }
}

type Result = RecordOf<'finished'>['result'];

function ofResult(result: Result, { speed }: Headline): Omit<StoryEnd, 'at'> {
  const { outcome, live, removed, reason, wallMs, floorMs } = result;
  return {
    outcome,
    wallMs: wallMs / speed,
    floorMs: floorMs / speed,
    ...(live && { live: liveGroup(live) }),
    ...(removed && { removed }),
    ...(reason !== undefined && { reason }),
  };
}

const liveGroup = ({ name, imageId, inService, desiredCapacity }: NonNullable<Result['live']>) => ({
  name,
  ...(imageId !== undefined && { imageId }),
  inService,
  desired: desiredCapacity,
});

function withSummary(
  end: StoryEnd | undefined,
  { at, result, next, report, kept, url, hint }: RecordOf<'summary'>,
  headline: Headline,
): StoryEnd | undefined {
  const { outcome, lastAt } = headline;
  return {
    outcome,
    at: at ?? lastAt,
    ...end,
    ...(result && ofResult(result, headline)),
    ...(next !== undefined && { nextCommand: next }),
    ...(report !== undefined && { report }),
    ...(kept !== undefined && { kept }),
    ...(url !== undefined && { url }),
    ...(hint !== undefined && { hint }),
  };
}

const withError = (end: StoryEnd | undefined, { at, message, next }: RecordOf<'error'>): StoryEnd => ({
  ...end,
  outcome: 'failed',
  at,
  reason: message,
  ...(next !== undefined && { nextCommand: next }),
});
