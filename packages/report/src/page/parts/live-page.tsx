import type { Board } from '../../board/board.js';
import { useBoard } from '../data/use-board.js';
import { useRoute } from '../data/use-route.js';
import { useStory } from '../data/use-story.js';
import { Actions } from './actions.js';
import { RolloutList } from './rollout-list.js';
import { RolloutView } from './rollout-view.js';
import { Services } from './services.js';

/** The page of a running server: the rollout that the address names, or the newest one. */
export function LivePage() {
  const board = useBoard();
  const route = useRoute();
  const id = route ?? newestOf(board);
  const { story, isConnected } = useStory(id);
  if (!board) return <p class="empty">Connecting.</p>;
  const { service } = story.headline;
  const isRunning = board.rollouts.some((row) => row.isLive && row.service === service);
  const offers = board.actions.filter(
    (offer) =>
      (offer.service === service || id === undefined) &&
      (offer.when === 'always' || (offer.when === 'running') === isRunning),
  );
  return (
    <main>
      {(board.services.length > 1 || id === undefined) && <Services board={board} />}
      {id === undefined ? (
        <Idle board={board} />
      ) : (
        <RolloutView story={story} isConnected={isConnected}>
          <Actions offers={offers} />
        </RolloutView>
      )}
      {id === undefined && <Actions offers={offers} />}
      <RolloutList rollouts={board.rollouts} shown={id} />
    </main>
  );
}

/** One that runs before one that is over; nothing where none has a page. */
const newestOf = (board: Board | undefined): string | undefined =>
  (board?.rollouts.find(({ isLive }) => isLive) ?? board?.rollouts.find(({ hasPage }) => hasPage))?.id;

function Idle({ board }: { readonly board: Board }) {
  return (
    <section class="idle">
      <h1>Nothing is rolling out</h1>
      <p>
        {board.services.length === 0
          ? 'The page fills when a rollout begins.'
          : 'This page follows the next rollout by itself, wherever it is started.'}
      </p>
      <p>
        <code>clicamos deploy</code>
      </p>
    </section>
  );
}
