import type { Headline } from '../../model/story.js';
import { duration } from '../view/format.js';
import { outcomeTone, outcomeWord } from '../view/sentences.js';

export interface HeaderProps {
  readonly headline: Headline;
  readonly now: number;
  readonly isConnected: boolean;
}

/** Where, who, what, and how far. */
export function Header({ headline, now, isConnected }: HeaderProps) {
  const { service, environment, cloud, account, region, outcome, rolloutId, startedAt, runner } = headline;
  const place = cloud === 'aws' ? `AWS ${account ?? ''}`.trim() : 'emulator';
  return (
    <header class="headline">
      <h1>
        <span class="service">{service || 'clicamos'}</span>
        <span class="environment">{environment}</span>
        <span class="place">
          {place} · {region}
        </span>
      </h1>
      <p class="progress">
        {!isConnected && <span class="pill bad">not connected</span>}
        <span class={`pill ${outcomeTone(outcome)}`} data-outcome={outcome}>
          {outcomeWord(outcome)}
        </span>
        <span class="mono">{rolloutId}</span>
        {startedAt !== undefined && <span>{duration(now - startedAt)}</span>}
        {runner !== '' && <span>by {runner}</span>}
      </p>
    </header>
  );
}
