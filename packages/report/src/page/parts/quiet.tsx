import type { Board } from '../../board/board.js';
import type { Shown } from '../view/shown-on.js';

export interface QuietProps {
  readonly board: Board;
  readonly shown: Shown;
}

/** What serves while nothing happens; above it all where no rollout was seen yet. */
export function Quiet({ board: { services }, shown: { service, rolloutId } }: QuietProps) {
  const row = services.find((one) => one.service === service);
  if (rolloutId === undefined) return <FirstPage hasServices={services.length > 0} words={wordsOf(row)} />;
  if (!row) return null;
  return (
    <p class={`quiet ${row.problem === undefined ? '' : 'bad-text'}`} role="status">
      <b>Nothing is rolling out.</b> {wordsOf(row)}. <span class="faint">Below, a rollout that is over.</span>
    </p>
  );
}

/** What serves of a service, or why that is not known. */
export function wordsOf(row: Board['services'][number] | undefined): string {
  if (!row) return '';
  const { problem, live } = row;
  if (problem !== undefined) return problem;
  return live ? `${live.name} serves with ${live.serving} of ${live.desired}` : 'Nothing serves';
}

function FirstPage({ hasServices, words }: { readonly hasServices: boolean; readonly words: string }) {
  return (
    <section class="idle">
      <h1>Nothing is rolling out</h1>
      {words !== '' && <p class="serves">{words}</p>}
      <p>
        {hasServices
          ? 'This page follows the next rollout by itself, wherever it is started.'
          : 'The page fills when a rollout begins.'}
      </p>
      <p>
        <code>clicamos deploy</code>
      </p>
    </section>
  );
}
