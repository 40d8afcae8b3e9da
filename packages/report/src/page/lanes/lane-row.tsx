import type { Lane, LaneSpan } from '../../model/lane.js';
import { useCursor } from '../data/cursor.js';
import { clockTime, duration } from '../view/format.js';
import { shareOf, type Domain } from '../view/domain.js';
import { laneWords, spanWord } from '../view/state-words.js';
import { memo } from './memo.js';

export interface LaneRowProps {
  readonly lane: Lane;
  readonly domain: Domain;
}

/** One instance from launch to gone; what it does in words beside it. */
export const LaneRow = memo(({ lane, domain }: LaneRowProps) => (
  <li class={`row lane ${lane.role}`}>
    <span class="row-name mono" title={`${lane.instanceId} of ${lane.group} in ${lane.zone}`}>
      <b class="lane-id">{lane.instanceId}</b>
      <span class="zone">{lane.zone}</span>
    </span>
    <span class="row-picture lane-bar" aria-hidden="true">
      {lane.spans.map((span) => (
        <Span key={span.since} span={span} domain={domain} />
      ))}
    </span>
    <Words lane={lane} />
  </li>
));

/** Now, or at the moment that the reader points at. */
function Words({ lane }: { readonly lane: Lane }) {
  const at = useCursor();
  const words = laneWords(lane, at);
  const state = at === undefined ? lane.spans.at(-1)?.state : undefined;
  return (
    <span class={`row-values lane-words ${state ?? ''}`} title={words}>
      {words}
    </span>
  );
}

function Span({ span, domain }: { readonly span: LaneSpan; readonly domain: Domain }) {
  const until = span.until ?? domain.to;
  const left = shareOf(domain, span.since);
  const width = shareOf(domain, until) - left;
  if (until < domain.from || (width === 0 && span.state === 'terminated')) return null;
  const told = `${spanWord(span)} since ${clockTime(span.since)} for ${duration(until - span.since)}: ${span.reason}`;
  return (
    <i
      class={`span ${span.state}`}
      style={{ left: `${left * 100}%`, width: `max(2px, ${width * 100}%)` }}
      title={told}
    />
  );
}
