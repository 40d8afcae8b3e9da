import { useEffect, useMemo } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { Story } from '../../model/story.js';
import { CapacityChart } from '../charts/capacity-chart.js';
import { LatencyChart } from '../charts/latency-chart.js';
import { TrafficChart } from '../charts/traffic-chart.js';
import { useClock } from '../data/use-clock.js';
import { Lanes } from '../lanes/lanes.js';
import { TimeAxis } from '../lanes/time-axis.js';
import { domainOf, nowOf } from '../view/domain.js';
import { bigNumbers } from '../view/numbers.js';
import { pageTitle } from '../view/sentences.js';
import { Ending } from './ending.js';
import { Header } from './header.js';
import { Numbers } from './numbers.js';
import { StepBar } from './step-bar.js';
import { Why } from './why.js';

export interface RolloutViewProps {
  readonly story: Story;
  readonly isConnected: boolean;
  /** What may be done about it. */
  readonly children?: ComponentChildren;
}

/** One rollout: the five questions of whoever opens the page, from the top down. */
export function RolloutView({ story, isConnected, children }: RolloutViewProps) {
  const clock = useClock(story.end === undefined);
  const now = nowOf(story, clock);
  const domain = useMemo(() => domainOf(story, now), [story, now]);
  const marks = useMemo(
    () => story.steps.flatMap(({ startedAt }) => (startedAt === undefined ? [] : [startedAt])),
    [story.steps],
  );
  const title = pageTitle(story.headline);
  useEffect(() => void (document.title = title), [title]);
  const shown = { story, domain, marks, now };
  return (
    <article class="rollout">
      <Header headline={story.headline} now={now} isConnected={isConnected || story.end !== undefined} />
      <Numbers numbers={bigNumbers(story, now)} />
      <div class="whereabouts">
        <StepBar steps={story.steps} now={now} />
        <Why story={story} now={now} />
        {children}
      </div>
      <div class="pictures">
        <TrafficChart {...shown} />
        <LatencyChart {...shown} />
        <CapacityChart {...shown} />
        <TimeAxis domain={domain} />
        <Lanes lanes={story.lanes} domain={domain} />
      </div>
      <Ending story={story} />
    </article>
  );
}
