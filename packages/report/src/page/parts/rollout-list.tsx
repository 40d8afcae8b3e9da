import type { RolloutRow } from '../../board/board.js';
import { rolloutHref } from '../data/route.js';
import { count, dayTime, duration } from '../view/format.js';
import { outcomeTone, outcomeWord } from '../view/sentences.js';
import { Sparkline } from './sparkline.js';

export interface RolloutListProps {
  readonly rollouts: readonly RolloutRow[];
  readonly shown: string | undefined;
}

/** All rollouts that are known, newest first, each with its page. */
export function RolloutList({ rollouts, shown }: RolloutListProps) {
  if (rollouts.length === 0) return null;
  return (
    <nav class="rollouts" aria-label="Rollouts">
      <h2>
        Rollouts <span class="unit">{rollouts.length}</span>
      </h2>
      <ul>
        {rollouts.map((row) => (
          <li key={row.id}>
            <Row row={row} isShown={row.id === shown} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Row({ row, isShown }: { readonly row: RolloutRow; readonly isShown: boolean }) {
  const cells = <Cells row={row} />;
  if (!row.hasPage) return <span class="rollout-row">{cells}</span>;
  return (
    <a class="rollout-row" href={rolloutHref(row.id)} aria-current={isShown ? 'page' : undefined}>
      {cells}
    </a>
  );
}

function Cells({ row }: { readonly row: RolloutRow }) {
  const { service, environment, nextName, imageId, outcome, step, startedAt, wallMs, sent, lost, rates } =
    row;
  return (
    <>
      <span class={`pill ${outcomeTone(outcome)}`}>{outcomeWord(outcome)}</span>
      <b>{nextName ?? service}</b>
      <span class="mono faint">{imageId ?? ''}</span>
      <span class="faint">{environment}</span>
      <span>{step ?? (wallMs === undefined ? '' : duration(wallMs))}</span>
      <span class={lost > 0 ? 'bad-text' : ''}>
        {sent === 0 ? '' : `${count(lost)} lost of ${count(sent)}`}
      </span>
      <Sparkline values={rates} />
      <time class="faint">{startedAt === undefined ? '' : dayTime(startedAt)}</time>
    </>
  );
}
